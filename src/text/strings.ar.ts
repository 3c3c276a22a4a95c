import { budgetAlertBanner } from './ar/budget-alert-banner.js';
import { budgetAlertSettings } from './ar/budget-alert-settings.js';
import { budgetMonitor } from './ar/budget-monitor.js';
import { budgetSummary } from './ar/budget-summary.js';
import { common } from './ar/common.js';
import { costBreakdown } from './ar/cost-breakdown.js';
import { costTrend } from './ar/cost-trend.js';
import { dataExport } from './ar/data-export.js';
import { domainCosts } from './ar/domain-costs.js';
import { keyMetrics } from './ar/key-metrics.js';
import { liveCost } from './ar/live-cost.js';
import { liveSessions } from './ar/live-sessions.js';
import { modelComparison } from './ar/model-comparison.js';
import { dateRange } from './ar/date-range.js';
import { routingPerformance } from './ar/routing-performance.js';
import { streamStatus } from './ar/stream-status.js';
import { table } from './ar/table.js';
import { toastRegion } from './ar/toast-region.js';
import type { PartialStrings } from './strings.js';

/** Arabic, for pages that run from right to left. A host registers it: `registerStrings('ar', ar)`. */
export const ar = {
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
