import fc from 'fast-check';
import { decodeCosts, type CostsAnswer } from '../../src/wire/costs.js';

/** Text that files find hard: quotes, commas, line breaks, formulas, apostrophes, other scripts. */
const nasty = fc.string({
  unit: fc.constantFrom(
    'a',
    'Z',
    '9',
    '"',
    ',',
    '\n',
    '\r',
    '=',
    '-',
    '+',
    '@',
    "'",
    '(',
    ')',
    ' ',
    '💶',
    'ж',
  ),
  minLength: 1,
  maxLength: 12,
});

const name = fc.oneof(nasty, fc.constantFrom('gpt-4', 'claude-3-haiku', '__proto__', 'Cost', '-1'));

/** From 10⁻¹² to 10¹⁴, as a server might write it; unknown now and then. */
const cost = fc.option(
  fc
    .tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.integer({ min: 0, max: 12 }))
    .map(([units, scale]) => `${units}e-${scale}`),
  { freq: 5 },
);

const counts = { requests: fc.option(fc.nat(), { freq: 5 }), tokens: fc.option(fc.nat(), { freq: 5 }) };

const day = fc
  .integer({ min: Date.parse('2026-10-20'), max: Date.parse('2026-11-20') })
  .map((at) => new Date(at).toISOString().slice(0, 10));

/** Any answer of `analytics/costs` that the validators let in. */
export const anyCosts: fc.Arbitrary<CostsAnswer> = fc
  .record({
    currency: fc.constantFrom('USD', 'JPY', 'KWD', null),
    time_zone: fc.constantFrom('America/New_York', 'Asia/Kolkata', 'America/Santiago', null),
    as_of: fc.option(fc.integer({ min: 0, max: 4_102_444_800_000 })),
    total: cost,
    priced_ratio: fc.option(fc.nat(1_000_000).map((millionths) => millionths / 1_000_000)),
    by_model: fc.array(fc.record({ model: name, provider: fc.option(name), cost, ...counts }), {
      maxLength: 5,
    }),
    by_provider: fc.array(fc.record({ provider: name, cost, ...counts }), { maxLength: 3 }),
    by_user: fc.array(fc.record({ user: name, provider: fc.option(name), cost, ...counts }), {
      maxLength: 3,
    }),
    by_day: fc.uniqueArray(fc.record({ date: day, cost, requests: counts.requests }), {
      selector: ({ date }) => date,
      maxLength: 5,
    }),
  })
  .map((payload) => {
    const decoded = decodeCosts(payload);
    if (!decoded.ok) throw new Error(`${decoded.fault.field}: ${decoded.fault.message}`);
    return decoded.value;
  });
