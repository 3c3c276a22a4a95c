import { expect } from '@open-wc/testing';
import { windowOf, type WindowOptions } from '../../src/domain/period.js';
import type { BudgetPeriod } from '../../src/wire/budget.js';

const at = Date.parse;
const HOUR = 3_600_000;

const spanOf = (period: BudgetPeriod, moment: string, zone: string | null, options?: WindowOptions) => {
  const { start, end } = windowOf(period, at(moment), zone, options);
  return [start, end].map((instant) =>
    instant === null ? null : new Date(instant).toISOString().slice(0, 16),
  );
};

describe('windowOf', () => {
  describe('of a day', () => {
    for (const [zone, noon, start, end, hours] of [
      ['America/New_York', '2026-03-08T12:00:00Z', '2026-03-08T05:00', '2026-03-09T04:00', 23],
      ['America/New_York', '2026-11-01T12:00:00Z', '2026-11-01T04:00', '2026-11-02T05:00', 25],
      ['Europe/Berlin', '2026-03-29T12:00:00Z', '2026-03-28T23:00', '2026-03-29T22:00', 23],
      ['Europe/Berlin', '2026-10-25T12:00:00Z', '2026-10-24T22:00', '2026-10-25T23:00', 25],
      ['Asia/Kolkata', '2026-11-20T12:00:00Z', '2026-11-19T18:30', '2026-11-20T18:30', 24],
      ['America/Santiago', '2026-09-06T12:00:00Z', '2026-09-06T04:00', '2026-09-07T03:00', 23],
      ['America/Santiago', '2026-09-05T12:00:00Z', '2026-09-05T04:00', '2026-09-06T04:00', 24],
    ] as const) {
      it(`lasts ${hours} hours in ${zone} at ${noon}`, () => {
        expect(spanOf('day', noon, zone)).to.eql([start, end]);
        expect(at(`${end}Z`) - at(`${start}Z`)).to.equal(hours * HOUR);
      });
    }
  });

  describe('of an hour', () => {
    for (const [zone, moment, start, end] of [
      ['UTC', '2026-11-20T12:59:59.999Z', '2026-11-20T12:00', '2026-11-20T13:00'],
      ['Asia/Kolkata', '2026-11-20T12:10:00Z', '2026-11-20T11:30', '2026-11-20T12:30'],
      // One o'clock twice, and two hours of it.
      ['America/New_York', '2026-11-01T05:30:00Z', '2026-11-01T05:00', '2026-11-01T06:00'],
      ['America/New_York', '2026-11-01T06:30:00Z', '2026-11-01T06:00', '2026-11-01T07:00'],
      // Half an hour is left out, or comes twice.
      ['Australia/Lord_Howe', '2026-10-03T15:45:00Z', '2026-10-03T15:30', '2026-10-03T16:00'],
      ['Australia/Lord_Howe', '2026-04-04T14:45:00Z', '2026-04-04T14:00', '2026-04-04T15:00'],
      ['Australia/Lord_Howe', '2026-04-04T15:10:00Z', '2026-04-04T15:00', '2026-04-04T15:30'],
    ] as const) {
      it(`is ${start} to ${end} in ${zone} at ${moment}`, () => {
        expect(spanOf('hour', moment, zone)).to.eql([start, end]);
      });
    }
  });

  describe('of a week', () => {
    // 2026-11-01 is a Sunday.
    it('begins on Monday unless told', () => {
      expect(spanOf('week', '2026-11-01T12:00:00Z', 'UTC')).to.eql(['2026-10-26T00:00', '2026-11-02T00:00']);
    });

    it('begins on Sunday where the data says so', () => {
      const span = spanOf('week', '2026-11-01T12:00:00Z', 'America/New_York', { weekStart: 'sunday' });
      expect(span).to.eql(['2026-11-01T04:00', '2026-11-08T05:00']);
    });
  });

  describe('of a month', () => {
    for (const [anchorDay, moment, start, end] of [
      [1, '2026-11-20T12:00:00Z', '2026-11-01T00:00', '2026-12-01T00:00'],
      [15, '2026-11-14T23:59:59Z', '2026-10-15T00:00', '2026-11-15T00:00'],
      [15, '2026-11-15T00:00:00Z', '2026-11-15T00:00', '2026-12-15T00:00'],
      [31, '2026-02-15T12:00:00Z', '2026-01-31T00:00', '2026-02-28T00:00'],
      [31, '2026-02-28T00:00:00Z', '2026-02-28T00:00', '2026-03-31T00:00'],
      [31, '2028-02-28T12:00:00Z', '2028-01-31T00:00', '2028-02-29T00:00'],
      [31, '2026-04-30T12:00:00Z', '2026-04-30T00:00', '2026-05-31T00:00'],
      [30, '2026-12-31T12:00:00Z', '2026-12-30T00:00', '2027-01-30T00:00'],
    ] as const) {
      it(`anchored on the ${anchorDay} is ${start} to ${end} at ${moment}`, () => {
        expect(spanOf('month', moment, 'UTC', { anchorDay })).to.eql([start, end]);
      });
    }

    it('keeps to the clock of the zone over a change of clocks', () => {
      const span = spanOf('month', '2026-11-20T12:00:00Z', 'America/New_York');
      expect(span).to.eql(['2026-11-01T04:00', '2026-12-01T05:00']);
    });
  });

  describe('without a reset', () => {
    it('rolls back from now', () => {
      const span = spanOf('rolling', '2026-03-08T12:00:00Z', 'America/New_York', { windowHours: 24 });
      expect(span).to.eql(['2026-03-07T12:00', null]);
    });

    it('lasts from its start for a lifetime', () => {
      const startsAt = at('2026-01-05T00:00:00Z');
      expect(spanOf('lifetime', '2026-03-08T12:00:00Z', null, { startsAt })).to.eql([
        '2026-01-05T00:00',
        null,
      ]);
      expect(spanOf('custom', '2026-03-08T12:00:00Z', null)).to.eql([null, null]);
    });
  });

  describe('where the zone is unknown', () => {
    for (const zone of [null, 'Mars/Base', '']) {
      it(`is unknown in ${String(zone)}, and does not throw`, () => {
        for (const period of ['hour', 'day', 'week', 'month'] as const) {
          expect(spanOf(period, '2026-11-20T12:00:00Z', zone)).to.eql([null, null]);
        }
      });
    }
  });

  describe('by the payload', () => {
    const ending = (resetsAt: string): WindowOptions => ({ resetsAt: at(resetsAt) });

    for (const [what, period, zone, options, start] of [
      ['its calendar start', 'month', 'America/New_York', ending('2026-12-01T05:00:00Z'), '2026-11-01T04:00'],
      ['that of a last second', 'month', 'UTC', ending('2026-11-30T23:59:59Z'), '2026-11-01T00:00'],
      ['that of a last millisecond', 'day', 'UTC', ending('2026-11-20T23:59:59.999Z'), '2026-11-20T00:00'],
      [
        'that of a day without midnight',
        'day',
        'America/Santiago',
        ending('2026-09-07T03:00:00Z'),
        '2026-09-06T04:00',
      ],
      ['a day by the clock', 'day', 'America/New_York', ending('2026-11-02T14:00:00Z'), '2026-11-01T14:00'],
      [
        'a day by the clock over its change',
        'day',
        'America/New_York',
        ending('2026-11-01T14:00:00Z'),
        '2026-10-31T13:00',
      ],
      ['a week by the clock', 'week', 'UTC', ending('2026-11-20T09:00:00Z'), '2026-11-13T09:00'],
      ['a month by the calendar', 'month', 'UTC', ending('2026-03-15T09:00:00Z'), '2026-02-15T09:00'],
      [
        'a month back to its anchor',
        'month',
        'UTC',
        { ...ending('2026-02-28T09:00:00Z'), anchorDay: 31 },
        '2026-01-31T09:00',
      ],
      ['an hour', 'hour', null, ending('2026-11-20T12:20:00Z'), '2026-11-20T11:20'],
      [
        'so many hours',
        'rolling',
        null,
        { ...ending('2026-11-20T12:20:00Z'), windowHours: 5 },
        '2026-11-20T07:20',
      ],
      ['a day of UTC without a zone', 'day', null, ending('2026-11-20T05:00:00Z'), '2026-11-19T05:00'],
      ['nothing for a lifetime', 'lifetime', 'UTC', ending('2026-11-20T05:00:00Z'), null],
    ] as const) {
      it(`ends when it says and begins ${what} before`, () => {
        const { end } = windowOf(period, 0, zone, options);
        expect(end).to.equal(options.resetsAt);
        expect(spanOf(period, '2026-11-20T00:00:00Z', zone, options)[0]).to.equal(start);
      });
    }

    it('begins when it says', () => {
      const options = { startsAt: at('2026-11-03T00:00:00Z'), resetsAt: at('2026-11-24T00:00:00Z') };
      const span = spanOf('custom', '2026-11-20T12:00:00Z', null, options);
      expect(span).to.eql(['2026-11-03T00:00', '2026-11-24T00:00']);
    });

    it('begins when it was opened within the period, but not when it was made long ago', () => {
      const from = (startsAt: string) =>
        spanOf('month', '2026-11-20T12:00:00Z', 'UTC', { startsAt: at(startsAt) });
      expect(from('2026-11-10T00:00:00Z')).to.eql(['2026-11-10T00:00', '2026-12-01T00:00']);
      expect(from('2025-11-10T00:00:00Z')).to.eql(['2026-11-01T00:00', '2026-12-01T00:00']);
      expect(from('2026-11-25T00:00:00Z')).to.eql(['2026-11-01T00:00', '2026-12-01T00:00']);
    });

    it('ignores a start that is not before its end', () => {
      const resetsAt = at('2026-11-21T00:00:00Z');
      expect(spanOf('day', '2026-11-20T12:00:00Z', 'UTC', { startsAt: resetsAt, resetsAt })).to.eql([
        '2026-11-20T00:00',
        '2026-11-21T00:00',
      ]);
    });
  });
});
