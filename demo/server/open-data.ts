import { join } from 'node:path';
import { seedBudgets, resizeBudgets } from './budget-seeds.js';
import { budgetsOf } from './budgets.js';
import { Database } from './database.js';
import type { Options } from './options.js';
import { extentOfRequests } from './requests.js';

type DataOptions = Pick<Options, 'db' | 'reset' | 'replay' | 'dailyMicros' | 'monthlyMicros' | 'timeZone'>;

const DOLLAR = 1_000_000n;

/** An hour of Azure's trace at gpt-4-turbo's prices costs $346: it shall fill its budget, not burst it. */
const DEFAULTS = {
  generated: { dailyMicros: 50n * DOLLAR, monthlyMicros: 1_000n * DOLLAR },
  replay: { dailyMicros: 400n * DOLLAR, monthlyMicros: 4_000n * DOLLAR },
} as const;

/**
 * Opens the database that the command line means, with its budgets as the command line wants them. A replay begins with
 * an empty one: its own file is emptied each time, another only on demand.
 * @throws {Error} in words for a person
 */
export function openData(options: DataOptions, folder: string): Database {
  const kind = options.replay ? 'replay' : 'generated';
  const db = new Database(options.db ?? join(folder, `${kind}.db`));
  const isOwnReplay = options.replay !== null && options.db === null;
  if (options.reset || isOwnReplay) db.empty();
  const { requests } = extentOfRequests(db);
  if (options.replay && requests > 0) {
    db.close();
    throw new Error(
      `${options.db ?? ''} holds ${requests} requests already, and a replay begins with none: add --reset to delete them.`,
    );
  }
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (budgetsOf(db).length > 0) resizeBudgets(db, options);
  else {
    seedBudgets(db, kind, {
      dailyMicros: options.dailyMicros ?? DEFAULTS[kind].dailyMicros,
      monthlyMicros: options.monthlyMicros ?? DEFAULTS[kind].monthlyMicros,
      timeZone: options.timeZone ?? timeZone,
    });
  }
  return db;
}
