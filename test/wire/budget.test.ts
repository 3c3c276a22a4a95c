import { expect } from '@open-wc/testing';
import { decodeBudget, decodeBudgetPart, mergeBudget, type BudgetAnswer } from '../../src/wire/budget.js';
import { budgetPayload } from '../makers/budget.js';

const read = (payload: unknown): BudgetAnswer => {
  const decoded = decodeBudget(payload);
  if (!decoded.ok) throw new Error(decoded.fault.field);
  return decoded.value;
};

const faultOf = (payload: unknown) => {
  const decoded = decodeBudget(payload);
  return decoded.ok ? null : decoded.fault;
};

describe('decodeBudget', () => {
  it('reads the short forms as two budgets', () => {
    const { budgets } = read(budgetPayload());
    expect(budgets.map(({ id, period, used, limit }) => [id, period, used, limit])).to.deep.equal([
      ['daily', 'day', '41.2', '50'],
      ['monthly', 'month', '812.5', '1000'],
    ]);
  });

  it('reads the flat form and camelCase to the same answer', () => {
    const nested = read({ daily: { used: 1, limit: 2 }, is_paused: true });
    expect(read({ dailyUsed: 1, dailyLimit: '2', isPaused: true })).to.deep.equal(nested);
  });

  it('keeps a limit of null as unlimited and a use of null as unknown', () => {
    const [daily] = read({ daily: { used: null, limit: null } }).budgets;
    expect(daily).to.include({ used: null, limit: null });
  });

  it('adds the listed budgets after the short ones', () => {
    const { budgets } = read(
      budgetPayload({ budgets: [{ id: 'team-a-week', period: 'week', used: 120, limit: null }] }),
    );
    expect(budgets.map(({ id }) => id)).to.deep.equal(['daily', 'monthly', 'team-a-week']);
  });

  it('has no budget where the list is empty', () => expect(read({ budgets: [] }).budgets).to.deep.equal([]));

  const bad: readonly (readonly [unknown, string])[] = [
    [budgetPayload({ daily: { used: NaN, limit: 1 } }), 'daily.used'],
    [budgetPayload({ daily: { used: {}, limit: 1 } }), 'daily.used'],
    [budgetPayload({ monthly: 'lots' }), 'monthly'],
    [budgetPayload({ is_paused: 'no' }), 'isPaused'],
    [budgetPayload({ currency: '<b>' }), 'currency'],
    [budgetPayload({ budgets: [{ id: 'a', period: 'fortnight' }] }), 'budgets.0.period'],
    [budgetPayload({ budgets: [{}] }), 'budgets.0.id'],
    [budgetPayload({ budgets: {} }), 'budgets'],
    [{}, 'budgets'],
    [{ error: 'no such user' }, 'budgets'],
    [null, ''],
    [[], ''],
    ['text', ''],
  ];
  for (const [payload, field] of bad) {
    it(`names the field "${field}" of ${JSON.stringify(payload)?.slice(-60)}`, () => {
      expect(faultOf(payload)).to.include({ code: 'bad-shape', field });
    });
  }
});

describe('mergeBudget', () => {
  const part = (payload: unknown) => {
    const decoded = decodeBudgetPart(payload);
    if (!decoded.ok) throw new Error(decoded.fault.message);
    return decoded.value;
  };

  it('changes only what the part says', () => {
    const merged = mergeBudget(read(budgetPayload()), part({ daily: { used: 42 } }));
    expect(merged.budgets[0]).to.include({ used: '42', limit: '50', softLimit: '40' });
    expect(merged).to.include({ currency: 'USD', hardStopEnabled: true });
  });

  it('lifts a limit where the part says null', () => {
    expect(mergeBudget(read(budgetPayload()), part({ daily: { limit: null } })).budgets[0]?.limit).to.equal(
      null,
    );
  });

  it('adds a budget it did not know', () => {
    const merged = mergeBudget(read(budgetPayload()), part({ budgets: [{ id: 'new', used: 1 }] }));
    expect(merged.budgets[2]).to.include({ id: 'new', used: '1', limit: null, period: 'month' });
  });
});
