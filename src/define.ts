import { BudgetAlertBannerElement } from './elements/budget-alert-banner.js';
import { BudgetMonitorElement } from './elements/budget-monitor.js';
import { BudgetSummaryElement } from './elements/budget-summary.js';
import { EventStreamElement } from './elements/event-stream.js';
import { RoutingPerformanceElement } from './elements/routing-performance.js';
import { StreamStatusElement } from './elements/stream-status.js';
import { ToastRegionElement } from './elements/toast-region.js';

/** A class that knows the tag it is registered under. */
export type TaggedElement = CustomElementConstructor & { readonly tag: string };

/** Every element of the library, the stream before what follows it. */
export const elements: readonly TaggedElement[] = [
  EventStreamElement,
  StreamStatusElement,
  BudgetMonitorElement,
  BudgetSummaryElement,
  RoutingPerformanceElement,
  BudgetAlertBannerElement,
  ToastRegionElement,
];

/**
 * Registers element classes under their tags. A tag that is already taken, by a second copy of the library for one,
 * stays as it is.
 */
export function define(...classes: readonly TaggedElement[]): void {
  for (const element of classes) {
    if (!customElements.get(element.tag)) customElements.define(element.tag, element);
  }
}

/** Registers every element of the library. */
export function defineAll(): void {
  define(...elements);
}
