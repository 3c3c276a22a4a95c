import { BudgetAlertBannerElement } from './elements/budget-alert-banner.js';
import { BudgetAlertSettingsElement } from './elements/budget-alert-settings.js';
import { BudgetMonitorElement } from './elements/budget-monitor.js';
import { BudgetSummaryElement } from './elements/budget-summary.js';
import { CostBreakdownElement } from './elements/cost-breakdown.js';
import { CostTrendElement } from './elements/cost-trend.js';
import { DataExportElement } from './elements/data-export.js';
import { DateRangeElement } from './elements/date-range.js';
import { DomainCostsElement } from './elements/domain-costs.js';
import { EventStreamElement } from './elements/event-stream.js';
import { KeyMetricsElement } from './elements/key-metrics.js';
import { LiveCostElement } from './elements/live-cost.js';
import { LiveSessionsElement } from './elements/live-sessions.js';
import { ModelComparisonElement } from './elements/model-comparison.js';
import { RoutingPerformanceElement } from './elements/routing-performance.js';
import { StreamStatusElement } from './elements/stream-status.js';
import { ToastRegionElement } from './elements/toast-region.js';
import { define, type TaggedElement } from './register.js';

export { define, type TaggedElement } from './register.js';

/** Every element of the library: the stream before what follows it, and what filters it before what is filtered. */
export const elements: readonly TaggedElement[] = [
  EventStreamElement,
  DateRangeElement,
  StreamStatusElement,
  BudgetMonitorElement,
  BudgetSummaryElement,
  RoutingPerformanceElement,
  CostBreakdownElement,
  CostTrendElement,
  KeyMetricsElement,
  LiveCostElement,
  LiveSessionsElement,
  ModelComparisonElement,
  DomainCostsElement,
  BudgetAlertBannerElement,
  BudgetAlertSettingsElement,
  DataExportElement,
  ToastRegionElement,
];

/** Registers every element of the library. */
export function defineAll(): void {
  define(...elements);
}
