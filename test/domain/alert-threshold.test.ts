import { expect } from '@open-wc/testing';
import { levelOfCheck, thresholdFault } from '../../src/domain/alert-threshold.js';
import { toAmount } from '../../src/wire/field.js';

describe('thresholdFault', () => {
  const table: readonly (readonly [text: string, fault: string | null])[] = [
    ['5', null],
    ['0.000001', null],
    ['9000000000', null],
    ['', 'missing'],
    ['  ', 'missing'],
    ['five', 'notNumber'],
    ['0', 'notPositive'],
    ['-5', 'notPositive'],
    ['0.0000001', 'tooFine'],
    ['9000000000.01', 'tooLarge'],
  ];
  for (const [text, fault] of table) {
    it(`says ${fault ?? 'nothing'} of "${text}"`, () => {
      expect(thresholdFault(text, text.trim().startsWith('-') ? null : (toAmount(text) ?? null))).to.equal(
        fault,
      );
    });
  }
});

describe('levelOfCheck', () => {
  const table: readonly (readonly [isExceeded: boolean | null, ratio: number | null, level: string])[] = [
    [true, 1.24, 'exceeded'],
    [true, null, 'exceeded'],
    [false, 0.749, 'ok'],
    [false, 0.75, 'warning'],
    [false, 1, 'warning'],
    [false, null, 'ok'],
    [null, null, 'unknown'],
  ];
  for (const [isExceeded, ratio, level] of table) {
    it(`is ${level} for ${String(isExceeded)} at ${ratio}`, () => {
      expect(levelOfCheck({ isExceeded, ratio })).to.equal(level);
    });
  }
});
