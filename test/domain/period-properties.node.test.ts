import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, dayKey, startOfDay } from '../../src/domain/calendar.js';
import { windowOf } from '../../src/domain/period.js';
import type { WeekStart } from '../../src/wire/budget.js';

const RUNS = { numRuns: 10_000 };

/** Every habit of clocks there is: half hours, changes at midnight, southern summers, Ramadan, none at all. */
const ZONES = [
  'UTC',
  'America/New_York',
  'America/Santiago',
  'America/Sao_Paulo',
  'America/Havana',
  'America/St_Johns',
  'America/Nuuk',
  'America/Asuncion',
  'Europe/Berlin',
  'Europe/London',
  'Europe/Dublin',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Tokyo',
  'Antarctica/Troll',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
];

/** Here an hour on the clock is cut in two, where Temporal knows hours of sixty minutes only. */
const CHANGED_WITHIN_THE_HOUR: ReadonlySet<string> = new Set(['Australia/Lord_Howe', 'Pacific/Chatham']);

const zones = fc.constantFrom(...ZONES);

/** Half of the cases anywhere in two decades, half within a day and a half of the changes of clocks, where it is hard. */
const moments = (zone: string): fc.Arbitrary<number> => {
  const from = Date.UTC(2012, 0);
  const to = Date.UTC(2032, 0);
  const anywhere = fc.integer({ min: from, max: to });
  const changes = changesOf(zone, from, to);
  if (changes.length === 0) return anywhere;
  const near = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -130_000_000, max: 130_000_000 }))
    .map(([change, off]) => change + off);
  return fc.oneof(anywhere, near);
};

const known = new Map<string, number[]>();

function changesOf(zone: string, from: number, to: number): number[] {
  const found = known.get(zone) ?? [];
  if (!known.has(zone)) {
    known.set(zone, found);
    let at: Temporal.ZonedDateTime | null = zoned(from, zone);
    while ((at = at.getTimeZoneTransition('next')) && at.epochMilliseconds < to)
      found.push(at.epochMilliseconds);
  }
  return found;
}

const cases = zones.chain((zone) => fc.tuple(fc.constant(zone), moments(zone)));

const zoned = (at: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

/** The first instant of a date, by the second implementation. */
const first = (date: Temporal.PlainDate, zone: string) => date.toZonedDateTime(zone).epochMilliseconds;

const anchored = (month: Temporal.PlainYearMonth, day: number) => month.toPlainDate({ day });

describe('startOfDay', () => {
  it('is what Temporal says', () => {
    fc.assert(
      fc.property(cases, ([zone, at]) => {
        assert.equal(startOfDay(at, zone), zoned(at, zone).startOfDay().epochMilliseconds);
        assert.equal(dayKey(at, zone), zoned(at, zone).toPlainDate().toString());
      }),
      RUNS,
    );
  });
});

describe('addDays', () => {
  it('is what Temporal says', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: -400, max: 400 }), ([zone, at], days) => {
        const date = zoned(at, zone).toPlainDate().add({ days });
        assert.equal(addDays(at, days, zone), first(date, zone));
      }),
      RUNS,
    );
  });
});

describe('windowOf', () => {
  it('is Temporal’s day', () => {
    fc.assert(
      fc.property(cases, ([zone, at]) => {
        const date = zoned(at, zone).toPlainDate();
        assert.deepEqual(windowOf('day', at, zone), {
          start: first(date, zone),
          end: first(date.add({ days: 1 }), zone),
        });
      }),
      RUNS,
    );
  });

  it('is Temporal’s week, from either day on', () => {
    const weekStarts = fc.constantFrom<WeekStart>('sunday', 'monday');
    fc.assert(
      fc.property(cases, weekStarts, ([zone, at], weekStart) => {
        const date = zoned(at, zone).toPlainDate();
        const since = weekStart === 'monday' ? date.dayOfWeek - 1 : date.dayOfWeek % 7;
        const start = date.subtract({ days: since });
        assert.deepEqual(windowOf('week', at, zone, { weekStart }), {
          start: first(start, zone),
          end: first(start.add({ days: 7 }), zone),
        });
      }),
      RUNS,
    );
  });

  it('is Temporal’s month, from any anchor on', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 31 }), ([zone, at], anchorDay) => {
        const date = zoned(at, zone).toPlainDate();
        const month = date.toPlainYearMonth();
        const isBefore = Temporal.PlainDate.compare(date, anchored(month, anchorDay)) < 0;
        const from = isBefore ? month.subtract({ months: 1 }) : month;
        assert.deepEqual(windowOf('month', at, zone, { anchorDay }), {
          start: first(anchored(from, anchorDay), zone),
          end: first(anchored(from.add({ months: 1 }), anchorDay), zone),
        });
      }),
      RUNS,
    );
  });

  it('is Temporal’s hour, wherever clocks are changed on the hour', () => {
    const onTheHour = cases.filter(([zone]) => !CHANGED_WITHIN_THE_HOUR.has(zone));
    fc.assert(
      fc.property(onTheHour, ([zone, at]) => {
        const start = zoned(at, zone).round({ smallestUnit: 'hour', roundingMode: 'floor' });
        assert.equal(windowOf('hour', at, zone).start, start.epochMilliseconds);
        assert.equal(windowOf('hour', at, zone).end, start.add({ hours: 1 }).epochMilliseconds);
      }),
      RUNS,
    );
  });

  it('holds its moment, begins where the last one ended, and is one window throughout', () => {
    const periods = fc.constantFrom('hour', 'day', 'week', 'month');
    fc.assert(
      fc.property(cases, periods, fc.integer({ min: 1, max: 31 }), ([zone, at], period, anchorDay) => {
        const { start, end } = windowOf(period, at, zone, { anchorDay });
        assert.ok(start !== null && end !== null && start <= at && at < end);
        assert.deepEqual(windowOf(period, start, zone, { anchorDay }), { start, end });
        assert.deepEqual(windowOf(period, end - 1, zone, { anchorDay }), { start, end });
        assert.equal(windowOf(period, end, zone, { anchorDay }).start, end);
        assert.equal(windowOf(period, start - 1, zone, { anchorDay }).end, start);
      }),
      RUNS,
    );
  });

  it('finds the same start from a reset that the payload names', () => {
    const periods = fc.constantFrom('hour', 'day', 'week', 'month');
    fc.assert(
      fc.property(cases, periods, ([zone, at], period) => {
        const { start, end } = windowOf(period, at, zone);
        assert.deepEqual(windowOf(period, at, zone, { resetsAt: end }), { start, end });
      }),
      RUNS,
    );
  });

  it('never throws nor answers NaN, whatever it is given', () => {
    const options = fc.record(
      {
        weekStart: fc.constantFrom('sunday', 'monday', null),
        anchorDay: fc.option(fc.integer({ min: 1, max: 31 })),
        windowHours: fc.option(fc.double({ min: 0, max: 1e4, noNaN: true })),
        startsAt: fc.option(fc.integer({ min: -8.64e15, max: 8.64e15 })),
        resetsAt: fc.option(fc.integer({ min: -8.64e15, max: 8.64e15 })),
      },
      { requiredKeys: [] },
    );
    const periods = fc.constantFrom('hour', 'day', 'week', 'month', 'lifetime', 'rolling', 'custom');
    const names = fc.oneof(zones, fc.string(), fc.constant(null));
    fc.assert(
      fc.property(
        periods,
        fc.integer({ min: -8.64e15, max: 8.64e15 }),
        names,
        options,
        (period, at, zone, given) => {
          const { start, end } = windowOf(period, at, zone, given);
          assert.ok(!Number.isNaN(start) && !Number.isNaN(end));
        },
      ),
      RUNS,
    );
  });
});
