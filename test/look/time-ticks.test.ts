import { expect } from '@open-wc/testing';
import { timeTicks } from '../../src/look/time-ticks.js';

const at = (iso: string): number => Date.parse(iso);
const read = (instants: readonly number[]): string[] =>
  instants.map((instant) => new Date(instant).toISOString().replace(':00.000Z', 'Z'));
const hour = 3_600_000;

/** New York around 8 March 2026, whose day has 23 hours. */
const newYork = (instant: number): number => (instant < at('2026-03-08T07:00:00Z') ? -5 : -4) * hour;

describe('timeTicks', () => {
  it('stands on round minutes, hours and days', () => {
    expect(read(timeTicks(at('2026-11-04T10:02:00Z'), at('2026-11-04T11:10:00Z'), 5))).to.deep.equal([
      '2026-11-04T10:15Z',
      '2026-11-04T10:30Z',
      '2026-11-04T10:45Z',
      '2026-11-04T11:00Z',
    ]);
    expect(read(timeTicks(at('2026-11-04T00:00:00Z'), at('2026-11-05T00:00:00Z'), 5))).to.deep.equal([
      '2026-11-04T00:00Z',
      '2026-11-04T06:00Z',
      '2026-11-04T12:00Z',
      '2026-11-04T18:00Z',
      '2026-11-05T00:00Z',
    ]);
  });

  it('begins weeks on Monday, months on the first and years in January', () => {
    expect(read(timeTicks(at('2026-11-01T00:00:00Z'), at('2026-11-30T00:00:00Z'), 5))).to.deep.equal([
      '2026-11-02T00:00Z',
      '2026-11-09T00:00Z',
      '2026-11-16T00:00Z',
      '2026-11-23T00:00Z',
      '2026-11-30T00:00Z',
    ]);
    expect(read(timeTicks(at('2026-01-15T00:00:00Z'), at('2026-12-15T00:00:00Z'), 4))).to.deep.equal([
      '2026-04-01T00:00Z',
      '2026-07-01T00:00Z',
      '2026-10-01T00:00Z',
    ]);
    expect(read(timeTicks(at('1990-06-01T00:00:00Z'), at('2026-06-01T00:00:00Z'), 4))[0]).to.match(
      /^\d{4}-01-01T00:00Z$/,
    );
  });

  it('stays on local midnight through a day of 23 hours', () => {
    const ticks = timeTicks(at('2026-03-07T05:00:00Z'), at('2026-03-10T04:00:00Z'), 4, newYork);
    expect(read(ticks)).to.deep.equal([
      '2026-03-07T05:00Z',
      '2026-03-08T05:00Z',
      '2026-03-09T04:00Z',
      '2026-03-10T04:00Z',
    ]);
  });

  it('gives as many as it may, in order, inside the range', () => {
    const from = at('2026-01-31T13:37:11Z');
    for (const span of [
      hour / 4,
      hour,
      7 * hour,
      40 * hour,
      300 * hour,
      3000 * hour,
      40_000 * hour,
      900_000 * hour,
    ]) {
      for (const most of [2, 5, 12]) {
        const ticks = timeTicks(from, from + span, most);
        expect(ticks.length, `${span} in ${most}`).to.be.within(1, most);
        expect(ticks).to.deep.equal([...ticks].sort((a, b) => a - b));
        expect(ticks[0]).to.be.at.least(from);
        expect(ticks.at(-1)).to.be.at.most(from + span);
      }
    }
  });

  it('has none for a range without extent', () => {
    expect(timeTicks(5, 5, 4)).to.deep.equal([]);
    expect(timeTicks(NaN, 5, 4)).to.deep.equal([]);
  });
});
