import { scenarios as budgetAlertBanner } from './budget-alert-banner.js';
import { scenarios as budgetAlertSettings } from './budget-alert-settings.js';
import { scenarios as budgetMonitor } from './budget-monitor.js';
import { scenarios as budgetSummary } from './budget-summary.js';
import { scenarios as costBreakdown } from './cost-breakdown.js';
import { scenarios as costTrend } from './cost-trend.js';
import { scenarios as dataExport } from './data-export.js';
import { scenarios as domainCosts } from './domain-costs.js';
import { scenarios as keyMetrics } from './key-metrics.js';
import { scenarios as liveCost } from './live-cost.js';
import { scenarios as liveSessions } from './live-sessions.js';
import { scenarios as modelComparison } from './model-comparison.js';
import { scenarios as dateRange } from './date-range.js';
import { scenarios as routingPerformance } from './routing-performance.js';
import type { Scenario } from './scenario.js';
import { scenarios as streamStatus } from './stream-status.js';
import { scenarios as toastRegion } from './toast-region.js';

/** Every element in every state. */
export const scenarios: readonly Scenario[] = [
  ...budgetMonitor,
  ...budgetSummary,
  ...budgetAlertBanner,
  ...budgetAlertSettings,
  ...routingPerformance,
  ...costBreakdown,
  ...costTrend,
  ...dataExport,
  ...keyMetrics,
  ...liveCost,
  ...liveSessions,
  ...modelComparison,
  ...dateRange,
  ...domainCosts,
  ...streamStatus,
  ...toastRegion,
];
