import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { comparedDays, comparedSpans, periodBefore, spanBefore } from '../../src/domain/compared-spans.js';

const HOUR = 3_600_000;
const at = (iso: string) => Date.parse(iso);
const span = (start: string, end: string) => ({ start: at(start), end: at(end) });

describe('spanBefore', () => {
  it('is as long, and ends where the other begins', () => {
    expect(spanBefore(span('2026-11-08T00:00Z', '2026-11-15T00:00Z'))).to.eql(
      span('2026-11-01T00:00Z', '2026-11-08T00:00Z'),
    );
  });
});

describe('periodBefore', () => {
  it('is the calendar period before, whatever its length', () => {
    expect(periodBefore('month', at('2026-03-01T00:00Z'), 'UTC')).to.eql(
      span('2026-02-01T00:00Z', '2026-03-01T00:00Z'),
    );
    expect(periodBefore('day', at('2026-11-02T05:00Z'), 'America/New_York')).to.eql(
      span('2026-11-01T04:00Z', '2026-11-02T05:00Z'),
    );
    expect(periodBefore('week', at('2026-11-15T00:00Z'), 'UTC', { weekStart: 'sunday' })).to.eql(
      span('2026-11-08T00:00Z', '2026-11-15T00:00Z'),
    );
  });

  it('forgets what the payload says of the present window alone', () => {
    const options = { anchorDay: 15, resetsAt: at('2026-12-15T00:00Z'), startsAt: at('2026-11-15T00:00Z') };
    expect(periodBefore('month', at('2026-11-15T00:00Z'), 'UTC', options)).to.eql(
      span('2026-10-15T00:00Z', '2026-11-15T00:00Z'),
    );
  });

  for (const period of ['rolling', 'lifetime', 'custom'] as const) {
    it(`is unknown of a ${period} one`, () => {
      expect(periodBefore(period, at('2026-11-15T00:00Z'), 'UTC', { windowHours: 24 })).to.equal(null);
    });
  }

  it('is unknown without a zone', () => {
    expect(periodBefore('day', at('2026-11-15T00:00Z'), null)).to.equal(null);
  });
});

describe('comparedSpans', () => {
  const march = span('2026-03-01T00:00Z', '2026-04-01T00:00Z');
  const february = span('2026-02-01T00:00Z', '2026-03-01T00:00Z');

  it('compares what still runs with the same elapsed part', () => {
    expect(comparedSpans(march, at('2026-03-11T12:00Z'), february)).to.eql({
      current: span('2026-03-01T00:00Z', '2026-03-11T12:00Z'),
      previous: span('2026-02-01T00:00Z', '2026-02-11T12:00Z'),
    });
  });

  it('compares a longer period with no more of it than the shorter one has', () => {
    expect(comparedSpans(march, at('2026-05-01T00:00Z'), february)).to.eql({
      current: span('2026-03-01T00:00Z', '2026-03-29T00:00Z'),
      previous: february,
    });
  });

  it('takes the span right before where none is named', () => {
    expect(
      comparedSpans(span('2026-11-08T00:00Z', '2026-11-15T00:00Z'), at('2026-11-20T00:00Z'))?.previous,
    ).to.eql(span('2026-11-01T00:00Z', '2026-11-08T00:00Z'));
  });

  it('has nothing to compare before anything elapsed', () => {
    expect(comparedSpans(march, march.start, february)).to.equal(null);
    expect(comparedSpans(march, at('2026-02-11T12:00Z'), february)).to.equal(null);
  });

  it('always compares equal lengths that do not overlap', () => {
    const instant = fc.integer({ min: at('2026-01-01'), max: at('2028-01-01') });
    const hours = fc.integer({ min: 1, max: 9_000 });
    fc.assert(
      fc.property(instant, hours, instant, (start, length, now) => {
        const compared = comparedSpans({ start, end: start + length * HOUR }, now);
        if (!compared) return now <= start;
        const { current, previous } = compared;
        return current.end - current.start === previous.end - previous.start && previous.end <= current.start;
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('comparedDays', () => {
  const week = { from: '2026-11-14', to: '2026-11-20' };

  it('compares whole days with as many right before them', () => {
    expect(comparedDays(week, '2026-11-25')).to.eql({
      current: week,
      previous: { from: '2026-11-07', to: '2026-11-13' },
    });
    expect(comparedDays(week, null)?.current).to.eql(week);
  });

  it('leaves out today, which still runs, and the day that would stand for it', () => {
    expect(comparedDays(week, '2026-11-20')).to.eql({
      current: { from: '2026-11-14', to: '2026-11-19' },
      previous: { from: '2026-11-08', to: '2026-11-13' },
    });
  });

  it('counts days over a change of clocks and a leap day', () => {
    expect(comparedDays({ from: '2028-03-01', to: '2028-03-02' }, null)?.previous).to.eql({
      from: '2028-02-28',
      to: '2028-02-29',
    });
    expect(comparedDays({ from: '2026-11-01', to: '2026-11-07' }, null)?.previous.from).to.equal(
      '2026-10-25',
    );
  });

  it('has nothing to compare where no day is over', () => {
    expect(comparedDays({ from: '2026-11-20', to: '2026-11-20' }, '2026-11-20')).to.equal(null);
    expect(comparedDays({ from: 'odd', to: '2026-11-20' }, null)).to.equal(null);
  });
});
