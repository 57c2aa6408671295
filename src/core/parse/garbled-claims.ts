import type { GarbledClaim, Span } from '../model/claims';
import { countSound, findGarbled, type GarbledRun } from '../text/garbled';
import { keep } from '../text/keep';

/** The garbled text of a file. Code is told while its blocks are read, and kept only where it matters: most files are not garbled. */
export class GarbledText {
  readonly #text: string;
  readonly #runs: readonly GarbledRun[];
  readonly #code: (Span & { readonly within: GarbledClaim['within'] })[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#runs = findGarbled(text);
  }

  /** Code that begins behind all that was told before. */
  code(within: 'code span' | 'code block', start: number, end: number): void {
    if (this.#runs.length > 0) this.#code.push({ start, end, within });
  }

  claims(): readonly GarbledClaim[] {
    let next = 0;
    const isAmidSound = this.#runs.length > 0 && countSound(this.#text) * GARBLED_TO_SOUND > this.#runs.length;
    return this.#runs.map(({ start, end, readable, certain }) => {
      while (next < this.#code.length && (this.#code[next] as Span).end <= start) next++;
      const code = this.#code[next];
      const within = code !== undefined && code.start < end ? code.within : 'text';
      return { start, end, written: keep(this.#text, start, end), readable, certain, within, isAmidSound };
    });
  }
}

/** Of a file that was garbled as a whole, this many places to each sound character that was written since. */
const GARBLED_TO_SOUND = 10;
