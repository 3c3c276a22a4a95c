import { expect } from '@open-wc/testing';
import { camelCased, MAX_TEXT_LENGTH, parseJson } from '../../src/wire/plain.js';

const copied = (value: unknown): unknown => {
  const result = camelCased(value);
  return result.ok ? result.value : result.fault.code;
};

describe('parseJson', () => {
  it('refuses text over a mebibyte unread', () => {
    const result = parseJson(' '.repeat(MAX_TEXT_LENGTH + 1));
    expect(result).to.have.nested.property('fault.code', 'too-large');
  });

  it('says what is not JSON instead of throwing', () => {
    expect(parseJson('{"a":')).to.have.nested.property('fault.code', 'bad-json');
  });
});

describe('camelCased', () => {
  it('makes snake_case and camelCase one field at any depth', () => {
    expect(JSON.stringify(copied({ is_paused: [{ soft_limit: 1, softLimit2: 2 }] }))).to.equal(
      '{"isPaused":[{"softLimit":1,"softLimit2":2}]}',
    );
  });

  it('drops keys that reach a prototype, however they are spelt', () => {
    const hostile: unknown = JSON.parse(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"a":1}',
    );
    expect(JSON.stringify(copied(hostile))).to.equal('{"a":1}');
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
  });

  it('gives its copies no prototype to find things on', () => {
    expect(Object.getPrototypeOf(copied({}))).to.equal(null);
  });

  it('refuses nesting no answer has, without overflowing', () => {
    const deep: unknown = JSON.parse('['.repeat(5_000) + ']'.repeat(5_000));
    expect(copied(deep)).to.equal('too-deep');
  });
});
