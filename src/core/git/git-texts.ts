/** What `git cat-file --batch` prints for each object that it is asked for: `HASH TYPE SIZE`, a line break, its bytes, a line break. */
export class GitTextsReader {
  /** Of a text that has begun: what is kept of it, and how many bytes are to come, the line break with them. */
  #text: string[] | null = null;
  #decoder = new TextDecoder();
  #kept = 0;
  #toCome = 0;
  #header = '';

  /** Returns the beginnings of the texts that are complete now, in the order in which they were asked for; `''` for what is none. */
  take(bytes: Uint8Array): readonly string[] {
    const done: string[] = [];
    for (let at = 0; at < bytes.length;) at = this.#text === null ? this.#readHeader(bytes, at, done) : this.#readText(bytes, at, this.#text, done);
    return done;
  }

  #readHeader(bytes: Uint8Array, at: number, done: string[]): number {
    const end = bytes.indexOf(LINE_FEED, at);
    this.#header += new TextDecoder().decode(bytes.subarray(at, end === -1 ? bytes.length : end));
    if (end === -1) return bytes.length;
    const size = / blob (\d+)$/.exec(this.#header)?.[1] ?? / (?:commit|tag|tree) (\d+)$/.exec(this.#header)?.[1];
    this.#header = '';
    if (size === undefined) done.push('');
    else [this.#text, this.#decoder, this.#kept, this.#toCome] = [[], new TextDecoder(), 0, Number(size) + 1];
    return end + 1;
  }

  #readText(bytes: Uint8Array, at: number, text: string[], done: string[]): number {
    const end = Math.min(bytes.length, at + this.#toCome);
    const piece = bytes.subarray(at, Math.min(end, at + MOST - this.#kept));
    text.push(this.#decoder.decode(piece, { stream: true }));
    this.#kept += piece.length;
    this.#toCome -= end - at;
    if (this.#toCome === 0) {
      done.push(text.join(''));
      this.#text = null;
    }
    return end;
  }
}

const LINE_FEED = 0x0a;

/** In bytes: front matter stands at the beginning. */
const MOST = 64 * 1024;
