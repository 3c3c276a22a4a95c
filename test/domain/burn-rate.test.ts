import { expect } from '@open-wc/testing';
import { BURN_RULES, burnAlerts, burnThreshold, type BurnBudget } from '../../src/domain/burn-rate.js';
import type { Amount } from '../../src/wire/field.js';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const MONTH = 720 * HOUR;

type Spent = Readonly<Record<number, string | null>>;

/** $720 in thirty days, a dollar an hour; windows that are not named cost nothing. */
const budgetOf = (spent: Spent, overrides: Partial<BurnBudget> = {}): BurnBudget => ({
  limit: '720' as Amount,
  periodMs: MONTH,
  minimum: '1' as Amount,
  spentIn: (windowMs) => (windowMs in spent ? (spent[windowMs] as Amount | null) : ('0' as Amount)),
  ...overrides,
});

const broken = (spent: Spent, overrides?: Partial<BurnBudget>) =>
  burnAlerts(budgetOf(spent, overrides)).map(({ rule }) => `${rule.severity} ${rule.longMs / HOUR} h`);

describe('burnThreshold', () => {
  for (const [hours, factor, threshold] of [
    [1, 14.4, '14.4'],
    [6, 6, '36'],
    [72, 1, '72'],
  ] as const) {
    it(`is $${threshold} in ${hours} h for $720 in thirty days`, () => {
      expect(burnThreshold('720' as Amount, MONTH, factor, hours * HOUR)).to.equal(threshold);
    });
  }

  it('is $1.20 in the five minutes beside the hour', () => {
    expect(burnThreshold('720' as Amount, MONTH, 14.4, 5 * MINUTE)).to.equal('1.2');
  });
});

describe('BURN_RULES', () => {
  it('are those of the workbook', () => {
    const told = BURN_RULES.map(({ severity, longMs, shortMs, factor }) => [
      severity,
      longMs / HOUR,
      shortMs / MINUTE,
      factor,
    ]);
    expect(told).to.eql([
      ['page', 1, 5, 14.4],
      ['page', 6, 30, 6],
      ['ticket', 72, 360, 1],
    ]);
  });
});

describe('burnAlerts', () => {
  it('pages when an hour and its last five minutes burn', () => {
    expect(broken({ [HOUR]: '14.400001', [5 * MINUTE]: '1.200001' })).to.eql(['page 1 h']);
  });

  it('is silent exactly at a threshold', () => {
    expect(broken({ [HOUR]: '14.4', [5 * MINUTE]: '5' })).to.eql([]);
    expect(broken({ [HOUR]: '20', [5 * MINUTE]: '1.2' })).to.eql([]);
  });

  it('is silent when only one of both windows burns', () => {
    expect(broken({ [HOUR]: '20' })).to.eql([]);
    expect(broken({ [5 * MINUTE]: '20' })).to.eql([]);
  });

  it('tells pages from tickets, the most urgent first', () => {
    const spent = {
      [5 * MINUTE]: '2',
      [30 * MINUTE]: '10',
      [HOUR]: '20',
      [6 * HOUR]: '40',
      [72 * HOUR]: '80',
    };
    expect(broken(spent)).to.eql(['page 1 h', 'page 6 h', 'ticket 72 h']);
    expect(broken({ [6 * HOUR]: '6.5', [72 * HOUR]: '80' })).to.eql(['ticket 72 h']);
  });

  it('needs a minimum, or a quiet hour of a small budget pages', () => {
    const small = { limit: '0.72' as Amount };
    const spent = { [HOUR]: '0.02', [5 * MINUTE]: '0.01' };
    expect(broken(spent, small)).to.eql([]);
    expect(broken(spent, { ...small, minimum: '0.02' as Amount })).to.eql(['page 1 h']);
  });

  it('does not alert over what is unknown', () => {
    expect(broken({ [HOUR]: null, [5 * MINUTE]: '20' })).to.eql([]);
    expect(broken({ [HOUR]: '20', [5 * MINUTE]: null })).to.eql([]);
  });

  it('says how fast it burns, of what it may', () => {
    const [alert] = burnAlerts(budgetOf({ [HOUR]: '20', [5 * MINUTE]: '2' }));
    expect(alert).to.include({ spent: '20', threshold: '14.4', rate: 20 });
  });

  it('burns without bound where nothing may be spent', () => {
    const [alert] = burnAlerts(budgetOf({ [HOUR]: '2', [5 * MINUTE]: '2' }, { limit: '0' as Amount }));
    expect(alert).to.include({ threshold: '0', rate: Infinity });
  });
});
