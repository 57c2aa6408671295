import { SPACE, TAB } from './chars';

/** The line being read: how far it is consumed, and what comes next. Tab stops are four columns apart. */
export class Line {
  readonly text: string;
  /** How far the line is consumed, as an offset and as a column, which differ behind tabs. */
  pos = 0;
  column = 0;
  /** A tab at `pos` has been consumed in part. */
  inTab = false;
  /** The line's end, without its line ending. */
  end = 0;
  /** The next character that is no space, its column, and the columns up to it. */
  next = 0;
  nextColumn = 0;
  indent = 0;
  /** Nothing but white space is left. */
  blank = false;

  constructor(text: string) {
    this.text = text;
  }

  /** Where what is left of the line starts: behind a tab that is consumed in part. */
  get restStart(): number {
    return this.inTab ? this.pos + 1 : this.pos;
  }

  begin(start: number, end: number): void {
    this.end = end;
    this.moveTo(start, 0);
  }

  moveTo(pos: number, column: number): void {
    this.pos = pos;
    this.column = column;
    this.inTab = false;
    this.#lookAhead();
  }

  /** Consumes up to `columns` of white space; a tab may be consumed in part. */
  advance(columns: number): void {
    while (columns > 0 && this.pos < this.end) {
      const code = this.text.charCodeAt(this.pos);
      if (code === TAB) {
        const width = 4 - (this.column & 3);
        if (width > columns) {
          this.column += columns;
          this.inTab = true;
          break;
        }
        this.inTab = false;
        this.column += width;
        columns -= width;
      } else if (code === SPACE) {
        this.column++;
        columns--;
      } else break;
      this.pos++;
    }
    this.#lookAhead();
  }

  #lookAhead(): void {
    const { text, end } = this;
    let { pos, column } = this;
    for (; pos < end; pos++) {
      const code = text.charCodeAt(pos);
      if (code === SPACE) column++;
      else if (code === TAB) column += 4 - (column & 3);
      else break;
    }
    this.next = pos;
    this.nextColumn = column;
    this.indent = column - this.column;
    this.blank = pos === end;
  }
}
