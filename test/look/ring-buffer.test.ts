import { expect } from '@open-wc/testing';
import { RingBuffer } from '../../src/look/ring-buffer.js';

describe('RingBuffer', () => {
  it('keeps the latest values in order', () => {
    const buffer = new RingBuffer<number>(3);
    for (let value = 1; value <= 7; value += 1) buffer.push(value);
    expect([...buffer]).to.deep.equal([5, 6, 7]);
    expect(buffer.length).to.equal(3);
  });

  it('reads by age from either end', () => {
    const buffer = new RingBuffer<string>(2);
    for (const value of 'abc') buffer.push(value);
    expect([buffer.at(0), buffer.at(1), buffer.at(-1), buffer.at(-2)]).to.deep.equal(['b', 'c', 'c', 'b']);
    expect([buffer.at(2), buffer.at(-3)]).to.deep.equal([undefined, undefined]);
  });

  it('is empty before the first value and after clear', () => {
    const buffer = new RingBuffer<number>(2);
    expect([...buffer]).to.deep.equal([]);
    for (const value of [1, 2, 3]) buffer.push(value);
    buffer.clear();
    buffer.push(4);
    expect([...buffer]).to.deep.equal([4]);
  });

  it('refuses a capacity that is no count', () => {
    for (const capacity of [0, -1, 1.5, NaN]) expect(() => new RingBuffer(capacity)).to.throw(RangeError);
  });
});
