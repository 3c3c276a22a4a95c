import type { BudgetView } from './budget-view.js';

/** The budgets that come first, inner ring before outer, and all others. */
export interface BudgetLead {
  readonly lead: readonly BudgetView[];
  readonly rest: readonly BudgetView[];
}

/**
 * Picks what the rings and the summary show: the daily budget and the monthly one, by id, else the first of that period;
 * where there is neither, the first two budgets of all.
 */
export function leadOf(views: readonly BudgetView[]): BudgetLead {
  const pick = (id: string, period: BudgetView['reading']['period']): BudgetView | undefined =>
    views.find(({ reading }) => reading.id === id) ?? views.find(({ reading }) => reading.period === period);
  const pair = [pick('daily', 'day'), pick('monthly', 'month')].filter((view) => view !== undefined);
  const lead = pair.length > 0 ? pair : views.slice(0, 2);
  return { lead, rest: views.filter((view) => !lead.includes(view)) };
}
