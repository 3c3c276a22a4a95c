import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { costText, decimal, microsOf, toMicros, toPico } from '../../demo/server/money.js';
import type { Amount } from '../../src/wire/field.js';

const amount = (text: string) => text as Amount;

describe('toPico', () => {
  it('reads twelve decimals exactly and rounds the thirteenth half away from zero', () => {
    assert.equal(toPico(amount('0.000000000001')), 1n);
    assert.equal(toPico(amount('0.0000000000005')), 1n);
    assert.equal(toPico(amount('-0.0000000000005')), -1n);
    assert.equal(toPico(amount('346.27865')), 346_278_650_000_000n);
  });
});

describe('toMicros', () => {
  it('reads six decimals exactly', () => {
    assert.equal(toMicros(amount('12.5')), 12_500_000n);
  });
});

describe('microsOf', () => {
  it('rounds once: halves of a micro-dollar that make a whole one are not lost', () => {
    assert.equal(microsOf({ micros: 0, picos: 1_000_000 }), 1n);
    assert.equal(microsOf({ micros: 0, picos: 499_999 }), 0n);
    assert.equal(microsOf({ micros: 0, picos: 500_000 }), 1n);
    assert.equal(microsOf({ micros: 0, picos: -500_000 }), -1n);
  });

  it('stays exact far beyond what a double holds in pico-dollars', () => {
    assert.equal(microsOf({ micros: 9_007_199_254_740_991, picos: 999_999 }), 9_007_199_254_740_992n);
  });
});

describe('decimal', () => {
  it('writes six decimals and the sign', () => {
    assert.equal(decimal(346_278_650n), '346.278650');
    assert.equal(decimal(-5n), '-0.000005');
  });
});

describe('costText', () => {
  it('tells nothing summed from nothing known', () => {
    assert.equal(costText({ micros: null, picos: null }, 0), '0.000000');
    assert.equal(costText({ micros: null, picos: null }, 3), null);
    assert.equal(costText({ micros: 0, picos: 0 }, 3), '0.000000');
  });
});
