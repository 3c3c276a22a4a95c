import { budgetAlertBanner } from './de/budget-alert-banner.js';
import { budgetAlertSettings } from './de/budget-alert-settings.js';
import { budgetMonitor } from './de/budget-monitor.js';
import { budgetSummary } from './de/budget-summary.js';
import { common } from './de/common.js';
import { costBreakdown } from './de/cost-breakdown.js';
import { costTrend } from './de/cost-trend.js';
import { dataExport } from './de/data-export.js';
import { domainCosts } from './de/domain-costs.js';
import { keyMetrics } from './de/key-metrics.js';
import { liveCost } from './de/live-cost.js';
import { liveSessions } from './de/live-sessions.js';
import { modelComparison } from './de/model-comparison.js';
import { dateRange } from './de/date-range.js';
import { routingPerformance } from './de/routing-performance.js';
import { streamStatus } from './de/stream-status.js';
import { table } from './de/table.js';
import { toastRegion } from './de/toast-region.js';
import type { PartialStrings } from './strings.js';

/** German. A host registers it: `registerStrings('de', de)`. */
export const de = {
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
} satisfies PartialStrings;
