import { mergeBudget } from '../wire/budget.js';
import { mergeCosts } from '../wire/costs.js';
import type { EventData, KnownEventName, StreamMessage } from '../wire/events.js';
import type { NoticeContent } from './notices.js';
import type { Queries } from './queries.js';
import { budgetResource, costsResource, routingResource } from './resource.js';

/** A TanStack query key, general to particular: `["budget"]` names every budget answer. */
export type EffectKey = readonly unknown[];

/** What a message does besides becoming a DOM event. */
export interface Effect<D> {
  /** Only the latest of a frame is announced; every one is applied. */
  readonly isCoalesced?: true;
  /** Changes what is shown without a request. */
  readonly patch?: (queries: Queries, data: D, at: number | null) => void;
  /** What is read again. */
  readonly invalidates?: readonly EffectKey[];
  /** What the person is told, unless the DOM event was cancelled. */
  readonly notice?: (data: D) => NoticeContent;
}

/** The costs a `usage.update` speaks of: the default thirty days, unfiltered. */
export const DEFAULT_COSTS_PARAMS: Readonly<Record<string, string>> = { days: '30' };

const budgetQuery = { resource: budgetResource };
const routingQuery = { resource: routingResource };
const costsQuery = { resource: costsResource, params: DEFAULT_COSTS_PARAMS };

/** The one table of what each message of the contract does by default. */
export const effects: { readonly [N in KnownEventName]: Effect<EventData[N]> } = {
  'usage-update': {
    isCoalesced: true,
    patch(queries, { budget, costs, routing }, at) {
      if (budget) {
        // Figures are held against the window they were true in: new ones must not keep the old answer's time.
        const asOf = budget.asOf ?? at;
        queries.patch(budgetQuery, asOf, (answer) => ({ ...mergeBudget(answer, budget), asOf }));
      }
      if (costs) queries.patch(costsQuery, costs.asOf ?? at, (answer) => mergeCosts(answer, costs));
      if (routing) {
        queries.patch(routingQuery, routing.asOf ?? at, (answer) => ({
          ...answer,
          lanes: { ...answer.lanes, ...routing.lanes },
        }));
      }
    },
  },
  'budget-alert': {
    invalidates: [['budget']],
    notice: (data) => ({ kind: 'budget-alert', ...data, crossings: [] }),
  },
  'task-completed': {
    invalidates: [['routing']],
    notice: ({ taskId }) => ({ kind: 'task-completed', taskId }),
  },
  'task-failed': {
    invalidates: [['routing']],
    notice: ({ taskId, error }) => ({ kind: 'task-failed', taskId, error }),
  },
  'task-awaiting-approval': {
    invalidates: [['approvals']],
    notice: (data) => ({ kind: 'task-awaiting-approval', ...data }),
  },
  'message-created': { invalidates: [['chat-history']] },
  'stream-reset': {},
  error: {},
};

const NO_EFFECT: Effect<unknown> = {};

/** The row for a message; an unknown message has an empty one. */
export function effectOf(message: StreamMessage): Effect<unknown> {
  return Object.hasOwn(effects, message.name)
    ? (effects[message.name as KnownEventName] as Effect<unknown>)
    : NO_EFFECT;
}

/** Every key the table can invalidate: what a resync reads again in a host's own client. */
export const effectKeys: readonly EffectKey[] = [
  ...Object.values(effects).flatMap((effect) => effect.invalidates ?? []),
  ['costs'],
];
