import { expect } from '@open-wc/testing';
import { EventSourceParser } from '../../src/stream/event-source-parser.js';

const read = (...pieces: string[]): string[] => {
  const messages: string[] = [];
  const parser = new EventSourceParser((data) => messages.push(data));
  for (const piece of pieces) parser.push(piece);
  return messages;
};

describe('EventSourceParser', () => {
  const rows: readonly [what: string, text: string, messages: string[]][] = [
    ['a message', 'data: a\n\n', ['a']],
    ['several', 'data: a\n\ndata: b\n\n', ['a', 'b']],
    ['lines of one message', 'data: a\ndata: b\n\n', ['a\nb']],
    ['no space after the colon', 'data:a\n\n', ['a']],
    ['one space of two', 'data:  a\n\n', [' a']],
    ['colons in the data', 'data: {"a":1}\n\n', ['{"a":1}']],
    ['an empty line of data', 'data\n\n', ['']],
    ['comments and other fields', ': hello\nid: k:1\nevent: x\nretry: 5\ndata: a\n\n', ['a']],
    ['blank lines alone', '\n\n\n', []],
    ['a message without its end', 'data: a\n', []],
    ['CRLF', 'data: a\r\ndata: b\r\n\r\n', ['a\nb']],
    ['CR', 'data: a\rdata: b\r\rdata: c\n\n', ['a\nb', 'c']],
    ['a byte order mark', '\uFEFFdata: a\n\n', ['a']],
  ];
  for (const [what, text, messages] of rows) {
    it(`reads ${what}, wherever the text is cut`, () => {
      expect(read(text)).to.deep.equal(messages);
      expect(read(...text.split(''))).to.deep.equal(messages);
      for (let cut = 1; cut < text.length; cut += 1) {
        expect(read(text.slice(0, cut), text.slice(cut)), `cut at ${cut}`).to.deep.equal(messages);
      }
    });
  }

  it('keeps no endless line', () => {
    const parser = new EventSourceParser(() => undefined);
    for (let i = 0; i < 100; i += 1) parser.push('x'.repeat(100_000));
    const messages: string[] = [];
    const second = new EventSourceParser((data) => messages.push(data));
    for (let i = 0; i < 100; i += 1) second.push(`data: ${'x'.repeat(100_000)}\n`);
    second.push('\n');
    expect(messages[0]?.length).to.be.below(2_300_000);
  });
});
