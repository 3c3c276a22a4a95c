import { readBudgets, type BudgetOptions, type BudgetReading } from '../../src/domain/budget.js';
import { decodeBudget, type BudgetAnswer } from '../../src/wire/budget.js';

/** Noon of a day in the middle of a month, by UTC. */
export const NOON = Date.parse('2026-11-20T12:00:00Z');

type Overrides = Readonly<Record<string, unknown>>;

/** A `usage/budget` answer with these budgets, in the wire's words: dollars, in UTC, true at no said time. */
export function answerOf(budgets: readonly Overrides[], overrides: Overrides = {}): BudgetAnswer {
  const decoded = decodeBudget({
    currency: 'USD',
    time_zone: 'UTC',
    budgets: budgets.map((budget, i) => ({ id: `budget-${i}`, period: 'day', ...budget })),
    ...overrides,
  });
  if (!decoded.ok) throw new Error(`${decoded.fault.field}: ${decoded.fault.message}`);
  return decoded.value;
}

/** One budget as it reads at noon; overrides are in the wire's words. */
export function readingOf(
  budget: Overrides,
  options: Partial<BudgetOptions> = {},
  answer: Overrides = {},
): BudgetReading {
  const [reading] = readBudgets(answerOf([budget], answer), { now: NOON, ...options });
  if (!reading) throw new Error('no reading');
  return reading;
}
