import type { FileClaims } from '../model/claims';
import type { TextEdit } from '../model/edits';
import type { Awaitable } from '../model/files';
import type { Plan } from '../model/plan';
import { parseFile } from '../parse/parse-file';
import { splice } from '../text/splice';

/** Texts of a plan as edits would make them, before anything is written. */
export class EditedTexts {
  readonly #texts = new Map<string, Promise<string | null>>();

  /** @param read the text that the plan has read; `null`: it cannot be read */
  constructor(private readonly plan: Pick<Plan, 'vocabulary'>, private readonly read: (path: string) => Awaitable<string | null>) {}

  textOf(path: string): Promise<string | null> {
    let text = this.#texts.get(path);
    if (text === undefined) this.#texts.set(path, text = Promise.resolve(this.read(path)));
    return text;
  }

  /**
   * What a file says then; `null` if its text cannot be read, or is another by now.
   * @param edits all of them those of the file
   * @param uri where it is by then
   */
  async claimsOf(path: string, edits: readonly TextEdit[], uri = path): Promise<FileClaims | null> {
    const text = await this.textOf(path);
    const edited = text === null ? undefined : splice(text, edits);
    return edited === undefined ? null : parseFile(uri, edited, { vocabulary: this.plan.vocabulary(uri) });
  }
}
