import { expect } from '@open-wc/testing';
import { lastResult } from '../../src/elements/last-result.js';

describe('lastResult', () => {
  it('makes something anew only for other inputs', () => {
    const made = lastResult((...parts: readonly string[]) => ({ text: parts.join() }));
    const first = made('a', 'b');
    expect(first.text).to.equal('a,b');
    expect(made('a', 'b')).to.equal(first);
    expect(made('a', 'c')).not.to.equal(first);
    expect(made('a').text).to.equal('a');
    expect(made().text).to.equal('');
    expect(made('a', 'b')).not.to.equal(first);
  });
});
