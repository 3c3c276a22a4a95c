import { budgetFrom, mergeBudget, type BudgetAnswer, type BudgetPart } from '../wire/budget.js';
import { costsFrom, mergeCosts, type CostsAnswer, type CostsPart } from '../wire/costs.js';
import type { RoutingAnswer } from '../wire/routing.js';
import type { EventData, KnownEventName, StreamMessage } from '../wire/events.js';
import type { NoticeContent } from './notices.js';
import type { Patch } from './queries.js';
import {
  mergeTelemetry,
  telemetryFrom,
  type TelemetryAnswer,
  type TelemetryPart,
} from '../wire/telemetry.js';
import { budgetResource, costsResource, routingResource, telemetryResource, type Dated } from './resource.js';

/** A TanStack query key, general to particular: `["budget"]` names every budget answer. */
export type EffectKey = readonly unknown[];

/** What a message does besides becoming a DOM event. */
export interface Effect<D> {
  /** Only the latest of its topic in a frame is announced; every one is applied. */
  readonly isCoalesced?: true;
  /** Changes of what is shown, without a request. */
  readonly patches?: (data: D, at: number | null) => readonly Patch<Dated>[];
  /** What is read again. */
  readonly invalidates?: readonly EffectKey[];
  /** What the person is told, unless the DOM event was cancelled. */
  readonly notice?: (data: D) => NoticeContent;
}

/** The costs a `usage.update` speaks of: the default thirty days, unfiltered. */
export const DEFAULT_COSTS_PARAMS: Readonly<Record<string, string>> = { days: '30' };

const budgetPatch = (part: BudgetPart, asOf: number | null): Patch<BudgetAnswer> => ({
  query: { resource: budgetResource },
  asOf,
  change: (answer) => mergeBudget(answer, part),
  whole: budgetFrom(part),
});

const costsPatch = (part: CostsPart, asOf: number | null): Patch<CostsAnswer> => ({
  query: { resource: costsResource, params: DEFAULT_COSTS_PARAMS },
  asOf,
  change: (answer) => mergeCosts(answer, part),
  whole: costsFrom(part),
});

/** The telemetry a `usage.update` speaks of: the default seven days, unfiltered. */
export const DEFAULT_TELEMETRY_PARAMS: Readonly<Record<string, string>> = { days: '7' };

/** Who is at work now is the same whichever days are counted, though not in a single domain or for a single model. */
const telemetryPatch = (part: TelemetryPart, asOf: number | null): Patch<TelemetryAnswer> => ({
  query: { resource: telemetryResource, params: DEFAULT_TELEMETRY_PARAMS },
  asOf,
  change: (answer) => mergeTelemetry(answer, part),
  whole: telemetryFrom(part),
  also: {
    holdsFor: ({ domain, model }) => domain === undefined && model === undefined,
    change: (answer) => ({ ...answer, live: part.live ?? answer.live }),
  },
});

const routingPatch = (part: RoutingAnswer, asOf: number | null): Patch<RoutingAnswer> => ({
  query: { resource: routingResource },
  asOf,
  change: (answer) => ({ ...answer, lanes: { ...answer.lanes, ...part.lanes } }),
  whole: part,
});

/** The one table of what each message of the contract does by default. */
export const effects: { readonly [N in KnownEventName]: Effect<EventData[N]> } = {
  'usage-update': {
    isCoalesced: true,
    patches: ({ budget, costs, routing, telemetry }, at) => [
      ...(budget ? [budgetPatch(budget, budget.asOf ?? at)] : []),
      ...(costs ? [costsPatch(costs, costs.asOf ?? at)] : []),
      ...(routing ? [routingPatch(routing, routing.asOf ?? at)] : []),
      ...(telemetry ? [telemetryPatch(telemetry, telemetry.asOf ?? at)] : []),
    ],
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

/** Figures of a host's own widgets, which only tell how things stand now. */
const FIGURES: ReadonlySet<string> = new Set(['metrics-update', 'system-health-update']);
const FIGURES_EFFECT: Effect<unknown> = { isCoalesced: true };

/** The row for a message; an unknown message has an empty one. */
export function effectOf({ name }: StreamMessage): Effect<unknown> {
  if (Object.hasOwn(effects, name)) return effects[name as KnownEventName] as Effect<unknown>;
  return FIGURES.has(name) ? FIGURES_EFFECT : NO_EFFECT;
}

/** Every key the table can invalidate: what a resync reads again in a host's own client. */
export const effectKeys: readonly EffectKey[] = [
  ...Object.values(effects).flatMap((effect) => effect.invalidates ?? []),
  ['costs'],
  ['telemetry'],
];
