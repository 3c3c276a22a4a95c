import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { daysIn, lastDays, rangeBefore, readRange } from '../../demo/server/day-range.js';
import { BadRequest } from '../../demo/server/http/query.js';

const HOUR = 3_600_000;
const NEW_YORK = 'America/New_York';
const iso = (at: number) => new Date(at).toISOString();

describe('lastDays', () => {
  it('counts calendar days with today, whatever the hour', () => {
    const range = lastDays(2, Date.parse('2026-11-02T04:59:59Z'), NEW_YORK);
    assert.equal(iso(range.from), '2026-10-31T04:00:00.000Z');
    assert.equal(iso(range.to), '2026-11-02T05:00:00.000Z');
  });
});

describe('daysIn', () => {
  const lengths: readonly (readonly [zone: string, date: string, hours: number])[] = [
    [NEW_YORK, '2026-03-08', 23],
    [NEW_YORK, '2026-11-01', 25],
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['America/Santiago', '2026-09-06', 23],
  ];
  for (const [zone, date, hours] of lengths) {
    it(`gives ${date} ${hours} hours in ${zone}`, () => {
      const [day] = daysIn(readRange({ start: date, end: date }, 0, zone));
      assert.equal(day?.date, date);
      assert.equal((day.to - day.from) / HOUR, hours);
    });
  }

  it('cuts the first and the last day at the ends of a span', () => {
    const query = { start: '2026-11-19T17:00:00Z', end: '2026-11-20T17:00:00Z' };
    const days = daysIn(readRange(query, 0, NEW_YORK));
    assert.deepEqual(
      days.map((day) => [day.date, iso(day.from), iso(day.to)]),
      [
        ['2026-11-19', '2026-11-19T17:00:00.000Z', '2026-11-20T05:00:00.000Z'],
        ['2026-11-20', '2026-11-20T05:00:00.000Z', '2026-11-20T17:00:00.000Z'],
      ],
    );
  });
});

describe('rangeBefore', () => {
  const now = Date.parse('2026-11-05T15:23:10Z');
  const before = (query: Record<string, string>) => {
    const { from, to } = rangeBefore(readRange(query, now, NEW_YORK), now);
    return [iso(from), iso(to)];
  };

  it('shifts days on the clock of the zone, and what runs of them to the same time', () => {
    const expected = ['2026-10-23T04:00:00.000Z', '2026-10-29T14:23:10.000Z'];
    assert.deepEqual(before({ days: '7' }), expected, 'clocks went back on November 1');
  });

  it('shifts hours by as many hours, though their last day is not over', () => {
    const expected = ['2026-11-03T16:00:00.000Z', '2026-11-04T15:23:10.000Z'];
    assert.deepEqual(before({ start: '2026-11-04T16:00:00Z' }), expected);
  });

  it('shifts hours that begin a day by hours too', () => {
    assert.deepEqual(before({ start: '2026-11-05T05:00:00Z' }), [
      '2026-11-04T18:00:00.000Z',
      '2026-11-05T04:23:10.000Z',
    ]);
  });

  it('goes right before a span with both its ends', () => {
    const { from, to } = rangeBefore(
      readRange({ start: '2026-11-04T12:00:00Z', end: '2026-11-04T18:00:00Z' }, now, NEW_YORK),
      Date.parse('2026-11-04T18:00:00Z'),
    );
    assert.deepEqual([iso(from), iso(to)], ['2026-11-04T06:00:00.000Z', '2026-11-04T12:00:00.000Z']);
  });
});

describe('readRange', () => {
  it('takes the zone of the query over its own', () => {
    const range = readRange(
      { days: '1', time_zone: 'Asia/Kolkata' },
      Date.parse('2026-11-20T18:30:00Z'),
      NEW_YORK,
    );
    assert.equal(range.firstDay, '2026-11-21');
    assert.equal(iso(range.from), '2026-11-20T18:30:00.000Z');
  });

  const mistakes: readonly (readonly [query: Record<string, string | string[]>, field: string])[] = [
    [{ days: '0' }, 'days'],
    [{ days: '-3' }, 'days'],
    [{ days: '1e3' }, 'days'],
    [{ days: ['1', '2'] }, 'days'],
    [{ days: '7', start: '2026-11-01' }, 'days'],
    [{ end: '2026-11-01' }, 'start'],
    [{ start: 'yesterday' }, 'start'],
    [{ start: '2026-02-30T99:00:00Z' }, 'start'],
    [{ start: '2026-11-02', end: '2026-11-01' }, 'end'],
    [{ start: '1900-01-01', end: '2026-11-01' }, 'end'],
    [{ time_zone: 'Mars/Olympus' }, 'time_zone'],
  ];
  for (const [query, field] of mistakes) {
    it(`refuses ${JSON.stringify(query)}, naming ${field}`, () => {
      assert.throws(
        () => readRange(query, 0, 'UTC'),
        (error) => error instanceof BadRequest && error.field === field && error.message.startsWith(field),
      );
    });
  }
});
