export { BudgetAlertBannerElement } from './elements/budget-alert-banner.js';
export { BudgetAlertSettingsElement } from './elements/budget-alert-settings.js';
export type { AlertChange } from './elements/alert-desk.js';
export type { BudgetBurn } from './elements/budget-burn.js';
export { BudgetMonitorElement } from './elements/budget-monitor.js';
export { BudgetSummaryElement } from './elements/budget-summary.js';
export { CostBreakdownElement } from './elements/cost-breakdown.js';
export { CostTrendElement, type TrendView } from './elements/cost-trend.js';
export type { DataExport, ExportFormat } from './elements/cost-export.js';
export type { CostSelection } from './elements/cost-selection.js';
export { DataExportElement, type TableExport } from './elements/data-export.js';
export { DateRangeElement } from './elements/date-range.js';
export { DomainCostsElement } from './elements/domain-costs.js';
export { EventStreamElement } from './elements/event-stream.js';
export type { TrendExport } from './elements/trend-export.js';
export type { TrendShow } from './elements/trend-print.js';
export { KeyMetricsElement } from './elements/key-metrics.js';
export { LiveCostElement } from './elements/live-cost.js';
export { LiveSessionsElement, type SessionSelection } from './elements/live-sessions.js';
export { ModelComparisonElement } from './elements/model-comparison.js';
export { RoutingPerformanceElement } from './elements/routing-performance.js';
export { StreamStatusElement } from './elements/stream-status.js';
export { ToastRegionElement } from './elements/toast-region.js';
export { define, defineAll, elements, type TaggedElement } from './define.js';
export { connectStream, type ConnectOptions } from './host/connect-stream.js';
export { SpendwireElement, type CardView } from './host/spendwire-element.js';
export { ResourceController, type Ask } from './host/resource-controller.js';
export type { CsvColumn } from './domain/csv.js';
export type { ExportFilter, ExportSource, ExportTable } from './domain/export-table.js';
export type { Crossing } from './domain/crossing-state.js';
export { Feed } from './store/feed.js';
export type { FeedOptions } from './store/feed-options.js';
export type { Loadable, Ready } from './store/loadable.js';
export type { Notice, NoticeContent } from './store/notices.js';
export { ActionError, type Action, type ActionFailure } from './store/act.js';
export { alertsResource } from './store/alerts-resource.js';
export {
  budgetResource,
  costsResource,
  routingResource,
  telemetryResource,
  type Query,
  type Resource,
} from './store/resource.js';
export type { StreamFilter } from './store/stream-filter.js';
export type { TimeRange } from './domain/time-range.js';
export type { TransportFactory } from './stream/transport.js';
export { registerStrings, type PartialStrings } from './text/strings.js';
export type { Strings } from './text/strings.en.js';
export type { StreamMessage } from './wire/events.js';
