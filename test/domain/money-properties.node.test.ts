import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  compareAmounts,
  compareRatio,
  fromMicros,
  isNegative,
  isZero,
  largestRemainder,
  ratioOf,
  subtractAmounts,
  sumAmounts,
  toMicros,
  type Micros,
} from '../../src/domain/money.js';
import { toAmount, type Amount } from '../../src/wire/field.js';

const RUNS = { numRuns: 10_000 };

/** From 10⁻¹² to 10¹⁴, as a server might write it. */
const amounts = fc
  .tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.integer({ min: 0, max: 12 }))
  .map(([units, scale]) => toAmount(`${units}e-${scale}`)!);

const micros = fc.maxSafeInteger().map((whole) => whole as Micros);

describe('toMicros', () => {
  it('reads back every micro-unit it can hold', () => {
    fc.assert(
      fc.property(micros, (whole) => toMicros(fromMicros(whole)) === whole),
      RUNS,
    );
  });

  it('is never further off than half a micro-unit', () => {
    const half = '0.0000005' as Amount;
    fc.assert(
      fc.property(amounts, (amount) => {
        fc.pre(Math.abs(Number(amount)) < 9e9);
        const off = subtractAmounts(fromMicros(toMicros(amount)), amount);
        const size = isNegative(off) ? subtractAmounts('0' as Amount, off) : off;
        return compareAmounts(size, half) <= 0;
      }),
      RUNS,
    );
  });
});

describe('sumAmounts', () => {
  it('does not depend on order or grouping', () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 8 }), fc.nat(8), (parts, cut) => {
        const whole = sumAmounts(parts);
        assert.equal(sumAmounts([...parts].reverse()), whole);
        assert.equal(sumAmounts([sumAmounts(parts.slice(0, cut)), sumAmounts(parts.slice(cut))]), whole);
      }),
      RUNS,
    );
  });

  it('is undone by subtractAmounts, and is an amount the wire would read as the same', () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const sum = sumAmounts([a, b]);
        assert.equal(subtractAmounts(sum, b), a);
        assert.equal(toAmount(sum) ?? sum, sum);
        assert.equal(isZero(subtractAmounts(a, a)), true);
      }),
      RUNS,
    );
  });
});

describe('compareRatio', () => {
  const thresholds = fc.integer({ min: 0, max: 2_000 }).map((points) => points / 1_000);

  it('agrees with ratioOf wherever a double can tell', () => {
    fc.assert(
      fc.property(amounts, amounts, thresholds, (used, limit, threshold) => {
        const ratio = ratioOf(used, limit);
        const sign = compareRatio(used, limit, threshold);
        if (ratio !== threshold) assert.equal(sign, Math.sign(ratio - threshold) || -1);
      }),
      RUNS,
    );
  });

  it('is 0 exactly at the threshold and turns with the smallest amount beyond', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        fc.integer({ min: 1, max: 999 }),
        (units, points) => {
          const limit = `${units}` as Amount;
          const used = toAmount(`${units * BigInt(points)}e-3`)!;
          const more = sumAmounts([used, '0.000000000001' as Amount]);
          assert.equal(compareRatio(used, limit, points / 1_000), 0);
          assert.equal(compareRatio(more, limit, points / 1_000), 1);
        },
      ),
      RUNS,
    );
  });
});

describe('largestRemainder', () => {
  const digits = fc.constantFrom<0 | 1>(0, 1);

  it('adds up to the whole, each share less than a step from the exact one', () => {
    const parts = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(parts, digits, (given, places) => {
        const total = given.reduce((sum, part) => sum + part, 0);
        fc.pre(total > 1e-300);
        const step = 10 ** -places;
        const shares = largestRemainder(given, 100, places);
        const steps = shares.reduce((sum, share) => sum + Math.round(share / step), 0);
        assert.equal(steps, Math.round(100 / step));
        shares.forEach((share, i) => assert.ok(Math.abs(share - (given[i]! / total) * 100) < step + 1e-6));
      }),
      RUNS,
    );
  });

  it('adds up with refunds among the parts as well', () => {
    const parts = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(parts, (given) => {
        fc.pre(given.reduce((sum, part) => sum + part, 0) !== 0);
        assert.equal(
          largestRemainder(given).reduce((sum, share) => sum + share, 0),
          100,
        );
      }),
      RUNS,
    );
  });
});
