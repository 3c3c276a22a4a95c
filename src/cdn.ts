import { autoload, type Loader } from './autoload.js';
import { EventStreamElement } from './elements/event-stream.js';
import { define } from './register.js';

export { connectStream } from './host/connect-stream.js';
export { registerStrings } from './text/strings.js';
export { define };

/** The stream is on every page and begins to connect while the widgets are still on their way. */
define(EventStreamElement);

/** It says what the others ask for: where there is one it is registered before them, lest they ask twice. */
const DATE_RANGE = 'date-range';

const loaders: ReadonlyMap<string, Loader> = new Map<string, Loader>([
  [
    'budget-alert-banner',
    async () => (await import('./elements/budget-alert-banner.js')).BudgetAlertBannerElement,
  ],
  [
    'budget-alert-settings',
    async () => (await import('./elements/budget-alert-settings.js')).BudgetAlertSettingsElement,
  ],
  ['budget-monitor', async () => (await import('./elements/budget-monitor.js')).BudgetMonitorElement],
  ['budget-summary', async () => (await import('./elements/budget-summary.js')).BudgetSummaryElement],
  ['cost-breakdown', async () => (await import('./elements/cost-breakdown.js')).CostBreakdownElement],
  ['cost-trend', async () => (await import('./elements/cost-trend.js')).CostTrendElement],
  ['data-export', async () => (await import('./elements/data-export.js')).DataExportElement],
  ['domain-costs', async () => (await import('./elements/domain-costs.js')).DomainCostsElement],
  ['key-metrics', async () => (await import('./elements/key-metrics.js')).KeyMetricsElement],
  ['live-cost', async () => (await import('./elements/live-cost.js')).LiveCostElement],
  ['live-sessions', async () => (await import('./elements/live-sessions.js')).LiveSessionsElement],
  ['model-comparison', async () => (await import('./elements/model-comparison.js')).ModelComparisonElement],
  [DATE_RANGE, async () => (await import('./elements/date-range.js')).DateRangeElement],
  [
    'routing-performance',
    async () => (await import('./elements/routing-performance.js')).RoutingPerformanceElement,
  ],
  ['stream-status', async () => (await import('./elements/stream-status.js')).StreamStatusElement],
  ['toast-region', async () => (await import('./elements/toast-region.js')).ToastRegionElement],
]);

/** Registers every tag now, instead of when it is first needed. */
export const defineAll = autoload(loaders, DATE_RANGE);
