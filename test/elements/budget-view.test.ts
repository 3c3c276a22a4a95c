import { expect } from '@open-wc/testing';
import { levelStates, worstOf } from '../../src/elements/budget-view.js';
import { viewOf, viewsOf } from '../makers/budget-views.js';
import { plain } from '../makers/text.js';

const day = { period: 'day', limit: 50 };

describe('viewBudgets', () => {
  it('says of a ring what the whole row says', () => {
    const { meter } = viewOf(
      { ...day, used: 41.2, resets_at: '2026-11-20T18:00:00Z' },
      { time_zone: 'America/New_York' },
    );
    expect(meter.valueText).to.equal('$41.20 of $50.00, 82 percent, warning, resets in 6 hours');
  });

  const standings: readonly [
    budget: object,
    answer: object,
    standing: string,
    percent: string,
    spoken: string,
  ][] = [
    [{ used: 12.4 }, {}, 'ok', '25%', '$12.40 of $50.00, 25 percent, within budget'],
    [{ used: 44.98 }, {}, 'warning', '90%', '$44.98 of $50.00, 90 percent, warning'],
    [{ used: 45 }, {}, 'warning', '90%', '$45.00 of $50.00, 90 percent, warning'],
    [{ used: 45.01 }, {}, 'exceeded', '90%', '$45.01 of $50.00, 90 percent, critical'],
    [{ used: 50 }, {}, 'exceeded', '100%', '$50.00 of $50.00, 100 percent, critical'],
    [{ used: 68.5 }, {}, 'over-limit', '137%', '$68.50 of $50.00, 137 percent, over limit'],
    [{ used: 68.5 }, { is_paused: true }, 'paused', '137%', '$68.50 of $50.00, 137 percent, paused'],
    [{ used: 41.2, limit: null }, {}, 'unlimited', '', '$41.20 used, unlimited'],
    [{ used: null }, {}, 'unknown', '—', 'Use unknown'],
    [{ used: 0, limit: 0 }, {}, 'not-applicable', '', '$0.00 of $0.00'],
    [{ used: 3.2, limit: 0 }, {}, 'over-limit', '', '$3.20 of $0.00, over limit'],
    [{ used: -4.2 }, {}, 'ok', '-8%', '-$4.20 of $50.00, -8 percent, within budget'],
    [{ used: 0 }, {}, 'ok', '0%', '$0.00 of $50.00, 0 percent, within budget'],
    [{ used: '0.0000001' }, {}, 'ok', '<1%', '$0.0000001 of $50.00, <1 percent, within budget'],
    [
      { used: '1000000000', limit: '1250000000' },
      {},
      'warning',
      '80%',
      '$1,000,000,000.00 of $1,250,000,000.00, 80 percent, warning',
    ],
    [
      { used: 41250, limit: 50000 },
      { currency: 'JPY' },
      'warning',
      '83%',
      '¥41,250 of ¥50,000, 83 percent, warning',
    ],
    [
      { used: '41.2505' },
      { currency: 'KWD' },
      'warning',
      '83%',
      'KWD 41.251 of KWD 50.000, 83 percent, warning',
    ],
    [
      { used: 1240000, limit: 2000000, unit: 'tokens' },
      {},
      'ok',
      '62%',
      '1,240,000 of 2,000,000 tokens, 62 percent, within budget',
    ],
    [{ used: 1, limit: null, unit: 'requests' }, {}, 'unlimited', '', '1 request used, unlimited'],
  ];
  for (const [budget, answer, standing, percent, spoken] of standings) {
    it(`calls ${JSON.stringify({ ...budget, ...answer })} ${standing}`, () => {
      const view = viewOf({ ...day, period: 'custom', ...budget }, { ...answer });
      expect(view.standing).to.equal(standing);
      expect(plain(view.percent)).to.equal(percent);
      expect(plain(view.meter.valueText)).to.equal(spoken);
    });
  }

  it('says the unit of a quantity once', () => {
    const { used, limit } = viewOf({ ...day, unit: 'requests', used: 118, limit: 120 });
    expect([used, limit]).to.deep.equal(['118', '120 requests']);
  });

  it('uses the currency of the page only for amounts whose data names none', () => {
    const of = (currency: string | null) =>
      viewOf({ ...day, used: 1 }, { currency }, { currency: 'EUR' }).used;
    expect(of('USD')).to.equal('$1.00');
    expect(of(null)).to.equal('€1.00');
  });

  const names: readonly [budget: object, name: string, context: string][] = [
    [{}, 'Daily', ''],
    [{ scope: 'team' }, 'Daily', 'team'],
    [{ label: 'Team A', scope: 'team', period: 'week' }, 'Team A', 'team · Weekly'],
    [{ label: 'Burst', period: 'rolling', window_hours: 24 }, 'Burst', ''],
    [{ label: 'Burst', period: 'rolling' }, 'Burst', 'Rolling'],
  ];
  for (const [budget, name, context] of names) {
    it(`calls ${JSON.stringify(budget)} “${name}”`, () => {
      const view = viewOf({ ...day, used: 1, ...budget });
      expect([view.name, view.context]).to.deep.equal([name, context]);
    });
  }

  it('marks thresholds, soft limit and even pace', () => {
    const { meter } = viewOf({ ...day, used: 20, soft_limit: 40 }, {}, { warningAt: 0.5, alertAt: 0.8 });
    expect(meter.marks).to.deep.equal([
      { kind: 'warning', ratio: 0.5 },
      { kind: 'alert', ratio: 0.8 },
      { kind: 'soft', ratio: 0.8 },
      { kind: 'pace', ratio: 0.5 },
    ]);
  });

  it('marks no pace of what is paused', () => {
    const { meter } = viewOf({ ...day, used: 20 }, { is_paused: true });
    expect(meter.marks.map(({ kind }) => kind)).to.deep.equal(['warning', 'alert']);
  });
});

describe('worstOf', () => {
  it('is the one to speak of, and nothing of none', () => {
    const views = viewsOf([
      { ...day, id: 'a', used: 10 },
      { ...day, id: 'b', used: 48 },
      { ...day, id: 'c', used: 90, is_paused: true },
    ]);
    expect(worstOf(views)?.reading.id).to.equal('b');
    expect(worstOf([])).to.equal(null);
  });
});

describe('levelStates', () => {
  const on = (...used: readonly (number | null)[]) =>
    Object.entries(levelStates(viewsOf(used.map((each) => ({ ...day, used: each }))), false))
      .filter(([, isOn]) => isOn)
      .map(([name]) => name);

  it('tells the worst level, and over limit beside exceeded', () => {
    expect(on(10, 20)).to.deep.equal(['ok']);
    expect(on(10, 40)).to.deep.equal(['warning']);
    expect(on(40, 46)).to.deep.equal(['exceeded']);
    expect(on(46, 60)).to.deep.equal(['exceeded', 'over-limit']);
  });

  it('tells no level of what is unknown', () => {
    expect(on(null)).to.deep.equal([]);
  });

  it('tells that spending is paused', () => {
    const paused = levelStates(viewsOf([{ ...day, used: 60, is_paused: true }]), false);
    expect(paused).to.include({ paused: true, exceeded: false, 'over-limit': false });
  });
});
