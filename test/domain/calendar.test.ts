import { expect } from '@open-wc/testing';
import {
  addDays,
  changeBetween,
  dayKey,
  instantOf,
  isZone,
  startOfDay,
  wallOf,
} from '../../src/domain/calendar.js';

const at = Date.parse;
const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());

describe('isZone', () => {
  it('knows a zone from what is none', () => {
    expect(['America/New_York', 'Asia/Kolkata', 'UTC'].every(isZone)).to.be.true;
    expect(['Mars/Base', '', null, 'New York', '<b>'].some(isZone)).to.be.false;
  });
});

describe('startOfDay', () => {
  for (const [zone, moment, start] of [
    ['America/New_York', '2026-03-08T20:00:00Z', '2026-03-08T05:00:00.000Z'],
    ['America/New_York', '2026-11-01T04:00:00Z', '2026-11-01T04:00:00.000Z'],
    ['America/New_York', '2026-11-01T03:59:59.999Z', '2026-10-31T04:00:00.000Z'],
    ['Asia/Kolkata', '2026-11-20T12:00:00Z', '2026-11-19T18:30:00.000Z'],
    ['Asia/Kathmandu', '2026-11-20T12:00:00Z', '2026-11-19T18:15:00.000Z'],
    // No midnight: clocks go from 23:59:59 to 01:00:00.
    ['America/Santiago', '2026-09-06T12:00:00Z', '2026-09-06T04:00:00.000Z'],
    // Two midnights: clocks go from 00:59:59 back to 00:00:00; the day begins at the first.
    ['America/Havana', '2026-11-01T12:00:00Z', '2026-11-01T04:00:00.000Z'],
    // A change of half an hour.
    ['Australia/Lord_Howe', '2026-10-04T12:00:00Z', '2026-10-03T13:30:00.000Z'],
  ] as const) {
    it(`is ${start} for ${moment} in ${zone}`, () => {
      expect(iso(startOfDay(at(moment), zone))).to.equal(start);
    });
  }

  it('is unknown in an unknown zone', () => {
    expect([startOfDay(0, null), startOfDay(0, 'Mars/Base')]).to.eql([null, null]);
  });
});

describe('addDays', () => {
  it('counts days of the calendar, of 23 and of 25 hours alike', () => {
    expect(iso(addDays(at('2026-03-08T12:00:00Z'), 1, 'America/New_York'))).to.equal(
      '2026-03-09T04:00:00.000Z',
    );
    expect(iso(addDays(at('2026-11-02T12:00:00Z'), -1, 'America/New_York'))).to.equal(
      '2026-11-01T04:00:00.000Z',
    );
    expect(iso(addDays(at('2026-12-31T12:00:00Z'), 1, 'Asia/Kolkata'))).to.equal('2026-12-31T18:30:00.000Z');
  });

  it('is none beyond the days there are', () => {
    expect(addDays(8.64e15, 1, 'Asia/Kolkata')).to.be.null;
  });

  it('lands on the next day where a whole day was left out', () => {
    // Samoa went from 29 to 31 December 2011.
    expect(iso(addDays(at('2011-12-30T00:00:00Z'), 1, 'Pacific/Apia'))).to.equal('2011-12-30T10:00:00.000Z');
    expect(dayKey(at('2011-12-30T10:00:00Z'), 'Pacific/Apia')).to.equal('2011-12-31');
  });
});

describe('dayKey', () => {
  it('names the day of the zone, not of UTC', () => {
    expect(dayKey(at('2026-11-01T03:59:59Z'), 'America/New_York')).to.equal('2026-10-31');
    expect(dayKey(at('2026-11-01T20:00:00Z'), 'Asia/Kolkata')).to.equal('2026-11-02');
  });

  it('names none where there is none', () => {
    expect(dayKey(at('2026-11-01T20:00:00Z'), null)).to.be.null;
    expect(dayKey(8.64e15, 'Pacific/Kiritimati')).to.be.null;
    expect(dayKey(NaN, 'UTC')).to.be.null;
  });
});

describe('instantOf', () => {
  it('is the first of two instants that show the same time', () => {
    const wall = Date.UTC(2026, 10, 1, 1, 30);
    expect(iso(instantOf(wall, 'America/New_York'))).to.equal('2026-11-01T05:30:00.000Z');
    expect(wallOf(at('2026-11-01T06:30:00Z'), 'America/New_York')).to.equal(wall);
  });

  it('is the change of clocks for a time that none shows', () => {
    const wall = Date.UTC(2026, 2, 8, 2, 30);
    expect(iso(instantOf(wall, 'America/New_York'))).to.equal('2026-03-08T07:00:00.000Z');
  });
});

describe('changeBetween', () => {
  it('finds the very millisecond', () => {
    const change = changeBetween(at('2026-03-08T00:00:00Z'), at('2026-03-09T00:00:00Z'), 'America/New_York');
    expect(iso(change)).to.equal('2026-03-08T07:00:00.000Z');
  });
});
