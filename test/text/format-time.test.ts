import { expect } from '@open-wc/testing';
import { formatterFor } from '../../src/text/format.js';
import { plain } from '../makers/text.js';

const en = formatterFor('en');
const S = 1_000;
const M = 60 * S;
const H = 60 * M;
const D = 24 * H;

describe('relative', () => {
  for (const [ms, text] of [
    [0, 'now'],
    [400, 'now'],
    [-499, 'now'],
    [4 * S, 'in 4 seconds'],
    [1 * S, 'in 1 second'],
    [59.6 * S, 'in 1 minute'],
    [-3 * M, '3 minutes ago'],
    [59 * M + 40 * S, 'in 1 hour'],
    [6 * H, 'in 6 hours'],
    [23 * H + 40 * M, 'in 1 day'],
    [36 * H, 'in 2 days'],
    [29 * D, 'in 29 days'],
    [31 * D, 'in 1 month'],
    [-400 * D, '1 year ago'],
    [4000 * D, 'in 11 years'],
    [null, '—'],
    [NaN, '—'],
    [Infinity, '—'],
  ] as const) {
    it(`says ${ms} ms as ${text}`, () => {
      expect(en.relative(ms)).to.equal(text);
    });
  }

  it('follows the language', () => {
    expect(formatterFor('de').relative(6 * H)).to.equal('in 6 Stunden');
  });
});

describe('duration', () => {
  for (const [ms, text] of [
    [0, '0 ms'],
    [420.4, '420 ms'],
    [999.6, '1 sec'],
    [5 * S, '5 sec'],
    [-5 * S, '-5 sec'],
    [59.6 * M, '59 min, 36 sec'],
    [H - 400, '1 hr'],
    [6.2 * H, '6 hr, 12 min'],
    [D - 1, '1 day'],
    [3 * D, '3 days'],
    [3 * D + 4 * H + 59 * M, '3 days, 5 hr'],
    [null, '—'],
    [NaN, '—'],
  ] as const) {
    it(`says ${ms} ms as ${text}`, () => {
      expect(en.duration(ms)).to.equal(text);
    });
  }
});

describe('time', () => {
  const midnight = Date.parse('2026-11-21T05:00:00Z');

  it('prints the name of the zone', () => {
    expect(plain(en.time(midnight, 'America/New_York'))).to.equal('12:00 AM EST');
    expect(plain(en.time(midnight, 'UTC'))).to.equal('5:00 AM UTC');
    expect(plain(formatterFor('de').time(midnight, 'Asia/Kolkata'))).to.equal('10:30 GMT+5:30');
  });

  it('tells the two equal hours of a long day apart', () => {
    const first = Date.parse('2026-11-01T05:30:00Z');
    expect(plain(en.time(first, 'America/New_York'))).to.equal('1:30 AM EDT');
    expect(plain(en.time(first + H, 'America/New_York'))).to.equal('1:30 AM EST');
  });

  it('falls back to UTC, and says so, where there is no such zone', () => {
    for (const zone of ['Mars/Base', '', '<b>', 'America/New York']) {
      expect(plain(en.time(midnight, zone))).to.equal('5:00 AM UTC');
    }
  });

  it("takes the reader's own zone where none is known, and names it", () => {
    const own = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });
    expect(en.time(midnight, null)).to.equal(own.format(midnight));
  });

  it('prints no time as a dash', () => {
    for (const at of [null, NaN, 9e15]) expect(en.time(at, 'UTC')).to.equal('—');
  });
});

describe('dateTime', () => {
  it('prints day, time and zone', () => {
    const at = Date.parse('2026-11-21T05:00:00Z');
    expect(plain(en.dateTime(at, 'America/New_York'))).to.equal('Nov 21, 2026, 12:00 AM EST');
    expect(en.dateTime(null, 'UTC')).to.equal('—');
  });
});

describe('date', () => {
  it('prints a calendar day as the same day in every zone', () => {
    expect(en.date('2026-11-01')).to.equal('Nov 1, 2026');
    expect(formatterFor('de').date('2026-11-01')).to.equal('1. Nov. 2026');
  });

  it('leaves what is no day as it came', () => {
    for (const text of ['', 'soon', '2026-13-01', '2026-11-01T00:00:00Z']) {
      expect(en.date(text)).to.equal(text);
    }
  });
});

describe('dayMonth', () => {
  it('leaves the year out', () => {
    expect(en.dayMonth('2026-11-01')).to.equal('Nov 1');
  });
});

describe('place', () => {
  it('is the last part of the name of the zone', () => {
    expect(en.place('America/New_York')).to.equal('New York');
    expect(en.place('America/Argentina/Buenos_Aires')).to.equal('Buenos Aires');
    expect(en.place('Asia/Kolkata')).to.equal('Kolkata');
    expect(en.place('UTC')).to.equal('UTC');
    expect(en.place('Mars/Base')).to.equal('UTC');
    expect(en.place(null)).to.not.equal('');
  });
});

describe('isMidnight', () => {
  it('asks the clock of the zone', () => {
    const at = Date.parse('2026-11-21T05:00:00Z');
    expect(en.isMidnight(at, 'America/New_York')).to.be.true;
    expect(en.isMidnight(at, 'UTC')).to.be.false;
    expect(en.isMidnight(at + S, 'America/New_York')).to.be.false;
    expect(formatterFor('ar').isMidnight(at, 'America/New_York')).to.be.true;
    expect(en.isMidnight(NaN, 'UTC')).to.be.false;
  });
});

describe('dayTime', () => {
  it('names the zone, which tells apart the hour that a change of clocks repeats', () => {
    const texts = ['2026-11-01T05:00:00Z', '2026-11-01T06:00:00Z'].map((at) =>
      plain(en.dayTime(Date.parse(at), 'America/New_York')),
    );
    expect(texts).to.deep.equal(['Nov 1, 1:00 AM EDT', 'Nov 1, 1:00 AM EST']);
    expect(en.dayTime(null, 'UTC')).to.equal('—');
  });
});

describe('clock', () => {
  it('is what a clock on the wall shows', () => {
    expect(plain(en.clock(Date.parse('2026-11-20T19:00:00Z'), 'America/New_York'))).to.equal('2:00 PM');
    expect(en.clock(NaN, null)).to.equal('—');
  });
});

describe('weekStart', () => {
  const cases: readonly (readonly [tag: string, day: number])[] = [
    ['en', 0],
    ['en-GB', 1],
    ['de', 1],
    ['ar', 6],
    ['pt-BR', 0],
  ];
  for (const [tag, day] of cases) {
    it(`is day ${day} of the week in ${tag}`, () => {
      expect(formatterFor(tag).weekStart()).to.equal(day);
    });
  }
});
