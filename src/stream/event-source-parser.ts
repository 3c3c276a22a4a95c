/** Longest part of a message that is kept while its end is awaited: a message beyond is refused by its length anyway. */
const MAX_LENGTH = 2_097_152;

/**
 * Reads the text of an event source piece by piece, wherever it is cut.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export class EventSourceParser {
  #rest = '';
  #data: string[] = [];
  #length = 0;
  #isFirst = true;

  /** @param message is called with each message's data */
  constructor(private readonly message: (data: string) => void) {}

  push(piece: string): void {
    const text = this.#rest + (this.#isFirst ? piece.replace(/^\uFEFF/, '') : piece);
    this.#isFirst &&= piece === '';
    // A carriage return at the end may be half of a line's end.
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    this.#rest = (lines.pop() ?? '').slice(0, MAX_LENGTH);
    for (const line of lines) this.#line(line);
  }

  #line(line: string): void {
    if (line === '') this.#end();
    const [, field, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field !== 'data' || this.#length > MAX_LENGTH) return;
    this.#data.push(value);
    this.#length += value.length;
  }

  #end(): void {
    const data = this.#data;
    this.#data = [];
    this.#length = 0;
    if (data.length > 0) this.message(data.join('\n'));
  }
}
