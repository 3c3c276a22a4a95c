import { expect } from '@open-wc/testing';
import { factTexts, viewOf } from '../makers/budget-views.js';

/** Half of a day of $50 is gone, and $41.20 with it. */
const busyDay = { period: 'day', used: 41.2, limit: 50 };

describe('factsOf', () => {
  it('says when it runs out, when it resets, how fast it goes and where that leads', () => {
    expect(factTexts({ ...busyDay, soft_limit: 40 })).to.deep.equal([
      'Runs out in 3 hours',
      'Resets in 12 hours (midnight, UTC)',
      'Far ahead of pace, $3.43 per hour',
      'Projected $82.40 by reset',
      'Soft limit $40.00',
    ]);
  });

  it('says of November what the rules say of it', () => {
    const at = Date.parse('2026-11-11T00:00:00Z');
    expect(factTexts({ period: 'month', used: 40, limit: 100 }, {}, at)).to.deep.equal([
      'Resets in 20 days (Dec 1, midnight, UTC)',
      'Ahead of pace, $4.00 per day',
      'Runs out in 15 days',
      'Projected $120.00 by reset',
    ]);
  });

  it('names the hour at which a hard stop will refuse requests, and the day of a far one', () => {
    const hardStop = { hard_stop_enabled: true };
    expect(factTexts(busyDay, hardStop)[0]).to.equal('Requests stop around 2:33 PM UTC (hard stop)');
    const at = Date.parse('2026-11-11T00:00:00Z');
    const month = { period: 'month', used: 40, limit: 100 };
    expect(factTexts(month, hardStop, at)).to.include('Requests stop around Nov 26 (hard stop)');
  });

  it('says nothing of pace while too little has elapsed', () => {
    const early = Date.parse('2026-11-20T00:40:00Z');
    expect(factTexts({ ...busyDay, used: 2 }, {}, early)).to.deep.equal([
      'Resets in 23 hours (midnight, UTC)',
    ]);
  });

  it('lasts until the reset where it does', () => {
    expect(factTexts({ ...busyDay, used: 10 })).to.include('Lasts until reset');
  });

  const over: readonly [name: string, budget: object, answer: object, expected: string[]][] = [
    ['over limit', { used: 68.5 }, {}, ['$18.50 over limit']],
    ['exhausted', { used: 50 }, {}, ['Exhausted']],
    [
      'over limit with a hard stop',
      { used: 68.5 },
      { hard_stop_enabled: true },
      ['$18.50 over limit', 'Requests are stopped (hard stop)'],
    ],
    ['over a limit of zero', { used: 3.2, limit: 0 }, {}, ['$3.20 over limit']],
  ];
  for (const [name, budget, answer, expected] of over) {
    it(`says first that it is ${name}`, () => {
      expect(factTexts({ ...busyDay, ...budget }, { ...answer }).slice(0, expected.length)).to.deep.equal(
        expected,
      );
    });
  }

  it('speaks of no pace, rate or end of what is paused', () => {
    expect(factTexts(busyDay, { is_paused: true, hard_stop_enabled: true })).to.deep.equal([
      'Resets in 12 hours (midnight, UTC)',
    ]);
  });

  it('says that new figures are due once the window is over', () => {
    const yesterday = { as_of: '2026-11-19T20:00:00Z' };
    expect(factTexts(busyDay, yesterday)).to.deep.equal(['Period ended; new figures are due']);
  });

  const resets: readonly [name: string, budget: object, answer: object, expected: string | undefined][] = [
    ['a zone', {}, { time_zone: 'America/New_York' }, 'Resets in 17 hours (midnight, New York)'],
    ['a zone of half hours', {}, { time_zone: 'Asia/Kolkata' }, 'Resets in 7 hours (midnight, Kolkata)'],
    [
      'a reset of the payload',
      { resets_at: '2026-11-20T21:40:00Z' },
      { time_zone: 'America/New_York' },
      'Resets in 10 hours (4:40 PM EST)',
    ],
    ['no zone', {}, { time_zone: null }, undefined],
    ['a lifetime', { period: 'lifetime' }, {}, 'Never resets'],
    ['rolling hours', { period: 'rolling', window_hours: 24 }, {}, 'Rolling 24 h'],
    ['rolling days', { period: 'rolling', window_hours: 168 }, {}, 'Rolling 7 days'],
  ];
  for (const [name, budget, answer, expected] of resets) {
    it(`tells the reset of ${name}`, () => {
      const [first] = factTexts({ period: 'day', used: null, limit: 50, ...budget }, { ...answer });
      expect(first).to.equal(expected);
    });
  }

  const longDays: readonly [day: string, at: string, expected: string][] = [
    ['25 hours', '2026-11-01T04:00:00Z', 'Resets in 1 day (Nov 2, midnight, New York)'],
    ['23 hours', '2026-03-08T05:00:00Z', 'Resets in 23 hours (midnight, New York)'],
  ];
  for (const [length, at, expected] of longDays) {
    it(`counts a day of ${length} by its own midnight`, () => {
      const facts = factTexts(
        { period: 'day', used: 1, limit: 50 },
        { time_zone: 'America/New_York' },
        Date.parse(at),
      );
      expect(facts[0]).to.equal(expected);
    });
  }

  it('rounds computed tokens to whole ones', () => {
    const at = Date.parse('2026-11-20T07:00:00Z');
    const facts = factTexts({ period: 'day', unit: 'tokens', used: 1000000, limit: 9000000 }, {}, at);
    expect(facts).to.include('Far below pace, 142,857 tokens per hour');
    expect(facts).to.include('Projected 3,428,571 tokens by reset');
  });

  it('projects no zero of a trace', () => {
    expect(factTexts({ ...busyDay, used: '0.0000001' }).join()).to.not.contain('Projected');
  });

  it('explains the marks that are drawn', () => {
    const { facts } = viewOf({ ...busyDay, soft_limit: 40 });
    expect(facts.filter(({ mark }) => mark).map(({ mark, kind }) => [mark, kind])).to.deep.equal([
      ['pace', 'pace'],
      ['soft', 'soft-limit'],
    ]);
  });

  it('names a hard stop of one budget only beside that budget', () => {
    const own = viewOf({ ...busyDay, hard_stop_enabled: true }).facts.map(({ text }) => text);
    const common = viewOf(busyDay, { hard_stop_enabled: true }).facts.map(({ text }) => text);
    expect(own).to.include('Hard stop');
    expect(common).to.not.include('Hard stop');
  });
});
