import { expect } from '@open-wc/testing';
import {
  daysOf,
  faultOfDates,
  parseTimeRange,
  timeRangeOf,
  timeRangeParams,
  writeTimeRange,
} from '../../src/domain/time-range.js';

const NOW = Date.parse('2026-11-20T13:20:00Z');

describe('parseTimeRange', () => {
  for (const text of ['24h', '7d', '2026-11-01/2026-11-20', '2026-11-01/2026-11-01']) {
    it(`reads ${text}, and writes it again`, () => {
      const range = parseTimeRange(` ${text} `);
      expect(range && writeTimeRange(range)).to.equal(text);
    });
  }

  for (const text of [
    '',
    '7',
    '0d',
    '-1d',
    '1.5d',
    '99999d',
    '7w',
    '2026-11-20/2026-11-01',
    '2026-02-30/2026-03-01',
    'javascript:0',
  ]) {
    it(`refuses "${text}"`, () => {
      expect(parseTimeRange(text)).to.equal(null);
    });
  }
});

describe('timeRangeParams', () => {
  const params = (text: string, now = NOW) => {
    const range = parseTimeRange(text);
    return range && timeRangeParams(range, now);
  };

  it('asks for calendar days by their number, and for dates by name', () => {
    expect(params('7d')).to.deep.equal({ days: '7' });
    expect(params('2026-11-01/2026-11-20')).to.deep.equal({ start: '2026-11-01', end: '2026-11-20' });
  });

  it('asks for 24 hours of which the running one is the last, the same throughout that hour', () => {
    expect(params('24h')).to.deep.equal({ start: '2026-11-19T14:00:00Z' });
    expect(params('24h', NOW + 39 * 60_000)).to.deep.equal(params('24h'));
    expect(params('24h', NOW + 40 * 60_000)).to.deep.equal({ start: '2026-11-19T15:00:00Z' });
  });
});

describe('timeRangeOf', () => {
  for (const text of ['24h', '1h', '7d', '2026-11-01/2026-11-20']) {
    it(`finds ${text} in what it is asked by`, () => {
      const range = parseTimeRange(text);
      const found = range && timeRangeOf(timeRangeParams(range, NOW), NOW);
      expect(found).to.deep.equal(range);
    });
  }

  const others: readonly Readonly<Record<string, string>>[] = [
    {},
    { days: 'many' },
    { start: '2026-11-01' },
    { start: 'T' },
    { domain: 'support' },
  ];
  for (const params of others) {
    it(`finds none in ${JSON.stringify(params)}`, () => {
      expect(timeRangeOf(params, NOW)).to.equal(null);
    });
  }
});

describe('daysOf', () => {
  const days = (text: string, zone = 'America/New_York') => {
    const range = parseTimeRange(text);
    return range && daysOf(range, NOW, zone);
  };

  it('counts back from today on the calendar of the zone', () => {
    expect(days('7d')).to.deep.include({ start: '2026-11-14', end: '2026-11-20' });
    expect(days('1d', 'Pacific/Kiritimati')).to.deep.include({ start: '2026-11-21', end: '2026-11-21' });
    expect(days('24h')).to.deep.include({ start: '2026-11-19', end: '2026-11-20' });
    expect(days('2026-11-01/2026-11-03')).to.deep.include({ start: '2026-11-01', end: '2026-11-03' });
  });

  it('is unknown in a zone that is none', () => {
    expect(days('7d', 'Mars/Base')).to.equal(null);
  });
});

describe('faultOfDates', () => {
  const bounds = { min: '2026-10-01', max: '2026-11-20' };
  const cases: readonly (readonly [start: string, end: string, fault: string | null])[] = [
    ['2026-10-01', '2026-11-20', null],
    ['2026-11-20', '2026-11-20', null],
    ['', '2026-11-20', 'missing'],
    ['2026-11', '2026-11-20', 'missing'],
    ['2026-11-01', '2026-11-31', 'missing'],
    ['2026-11-02', '2026-11-01', 'order'],
    ['2026-09-30', '2026-11-01', 'too-early'],
    ['2026-11-01', '2026-11-21', 'too-late'],
  ];
  for (const [start, end, fault] of cases) {
    it(`finds ${fault ?? 'none'} in "${start}" to "${end}"`, () => {
      expect(faultOfDates({ start, end }, bounds)).to.equal(fault);
    });
  }

  it('knows no bounds where there are none', () => {
    expect(faultOfDates({ start: '0001-01-01', end: '9999-12-31' }, { min: null, max: null })).to.equal(null);
  });
});
