import { budgetAlertBanner } from './en/budget-alert-banner.js';
import { budgetAlertSettings } from './en/budget-alert-settings.js';
import { budgetMonitor } from './en/budget-monitor.js';
import { budgetSummary } from './en/budget-summary.js';
import { common } from './en/common.js';
import { costBreakdown } from './en/cost-breakdown.js';
import { costTrend } from './en/cost-trend.js';
import { dataExport } from './en/data-export.js';
import { domainCosts } from './en/domain-costs.js';
import { keyMetrics } from './en/key-metrics.js';
import { liveCost } from './en/live-cost.js';
import { liveSessions } from './en/live-sessions.js';
import { modelComparison } from './en/model-comparison.js';
import { dateRange } from './en/date-range.js';
import { routingPerformance } from './en/routing-performance.js';
import { streamStatus } from './en/stream-status.js';
import { table } from './en/table.js';
import { toastRegion } from './en/toast-region.js';

/**
 * Every word the elements say, in English: one file an element, so that a page carries only the words it can say.
 *
 * A function stands where a number or a name speaks. It is handed text that `format.ts` has already formatted; where the
 * grammar depends on a count it is handed the count as well. To add a word, add a key to its group in `en/`: the other
 * languages fall back to it until they have their own.
 */
export const en = {
  common,
  table,
  budgetMonitor,
  budgetSummary,
  budgetAlertBanner,
  budgetAlertSettings,
  routingPerformance,
  costBreakdown,
  costTrend,
  dataExport,
  domainCosts,
  keyMetrics,
  liveCost,
  liveSessions,
  modelComparison,
  dateRange,
  toastRegion,
  streamStatus,
};

/** The shape every language has; a second language may leave out any part of it. */
export type Strings = typeof en;
