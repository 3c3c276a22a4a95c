import { expect } from '@open-wc/testing';
import { formatterFor } from '../../src/text/format.js';
import { clockTime, quantity } from '../../src/text/phrases.js';
import { en } from '../../src/text/strings.en.js';
import { stringsFor } from '../../src/text/strings.js';
import { amountOf, plain } from '../makers/text.js';

const speech = { strings: stringsFor('en', en), format: formatterFor('en') };

describe('quantity', () => {
  it('prints money with its currency', () => {
    expect(quantity(amountOf('41.2'), 'money', 'USD', speech)).to.equal('$41.20');
    expect(quantity(null, 'money', 'USD', speech)).to.equal('—');
  });

  it('prints other units with their word', () => {
    expect(quantity(amountOf('1240'), 'tokens', 'USD', speech)).to.equal('1,240 tokens');
    expect(quantity(1, 'requests', null, speech)).to.equal('1 request');
    expect(quantity(amountOf('2.5'), 'credits', null, speech)).to.equal('2.5 credits');
  });

  it('prints an unknown without a unit', () => {
    expect(quantity(null, 'tokens', null, speech)).to.equal('—');
  });
});

describe('clockTime', () => {
  it("calls the day's turn midnight, with its place", () => {
    const at = Date.parse('2026-11-21T05:00:00Z');
    expect(clockTime(at, 'America/New_York', speech)).to.equal('midnight, New York');
    expect(plain(clockTime(at, 'UTC', speech))).to.equal('5:00 AM UTC');
  });
});
