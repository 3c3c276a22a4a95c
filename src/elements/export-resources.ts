import type { Feed } from '../store/feed.js';
import type { OnProgress } from '../store/http.js';
import { DEFAULT_COSTS_PARAMS, DEFAULT_TELEMETRY_PARAMS } from '../store/effects.js';
import { alertsResource } from '../store/alerts-resource.js';
import {
  budgetResource,
  costsResource,
  routingResource,
  telemetryResource,
  type Dated,
  type Resource,
} from '../store/resource.js';
import type { CsvColumn } from '../domain/csv.js';
import { exportFilterOf, type ExportTable } from '../domain/export-table.js';
import type { Budget, BudgetAnswer } from '../wire/budget.js';
import type { AlertsAnswer, CostAlert } from '../wire/cost-alerts.js';
import type { CostsAnswer, DayCost } from '../wire/costs.js';
import { LANES, type Lane, type LaneFigures, type RoutingAnswer } from '../wire/routing.js';
import type { HourUsage, TelemetryAnswer } from '../wire/telemetry.js';

type Params = Readonly<Record<string, string>>;

/** What an export asks for and how. */
export interface ResourceQuestion {
  readonly params: Params;
  readonly src: string | null;
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

/** A resource that can be exported. */
export interface ExportableResource {
  /** The parameters where nobody says a range; `null` where the resource knows none. */
  readonly fallback: Params | null;
  /** Reads it anew. @throws {AnswerError} */
  readonly read: (feed: Feed, question: ResourceQuestion) => Promise<ExportTable>;
}

interface NamedLane {
  readonly name: Lane;
  readonly lane: LaneFigures;
}

type Rows<R> = Pick<ExportTable<R>, 'currency' | 'timeZone' | 'columns' | 'rows'>;

const exportable = <T extends Dated, R>(
  resource: Resource<T>,
  fallback: Params | null,
  rowsOf: (answer: T) => Rows<R>,
  subject = resource.name,
  fixed: Params = {},
): ExportableResource => ({
  fallback,
  read: async (feed, { params, src, signal, onProgress }) => {
    const query = { resource, ...(src === null ? { params: { ...params, ...fixed } } : { src }) };
    const answer = await feed.read(query, signal, onProgress);
    return {
      subject,
      filter: exportFilterOf(params),
      asOf: answer.asOf,
      ...(rowsOf(answer) as Rows<unknown>),
    };
  },
});

const text = <R>(header: string, value: CsvColumn<R>['value']): CsvColumn<R> => ({
  header,
  kind: 'text',
  value,
});

const figure = <R>(
  header: string,
  value: CsvColumn<R>['value'],
  unit: string | null = null,
): CsvColumn<R> => ({ header, unit, kind: 'number', value });

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** What `resource` may name, each by its rows that say most. */
export const exportableResources: Readonly<Record<string, ExportableResource>> = {
  costs: exportable<CostsAnswer, DayCost>(
    costsResource,
    DEFAULT_COSTS_PARAMS,
    ({ currency, timeZone, byDay }) => ({
      currency,
      timeZone,
      columns: [
        text('Date', ({ date }) => date),
        figure('Cost', ({ cost }) => cost, currency),
        figure('Requests', ({ requests }) => requests),
      ],
      rows: byDay,
    }),
    'costs',
    { group_by: 'day' },
  ),
  telemetry: exportable<TelemetryAnswer, HourUsage>(
    telemetryResource,
    DEFAULT_TELEMETRY_PARAMS,
    ({ currency, timeZone, hours }) => ({
      currency,
      timeZone,
      columns: [
        text('Hour', ({ hour }) => iso(hour)),
        figure('Cost', ({ cost }) => cost, currency),
        figure('Requests', ({ requests }) => requests),
      ],
      rows: hours,
    }),
  ),
  budget: exportable<BudgetAnswer, Budget>(budgetResource, null, ({ currency, timeZone, budgets }) => ({
    currency,
    timeZone,
    columns: [
      text('Budget', ({ id }) => id),
      text('Label', ({ label }) => label),
      text('Scope', ({ scope }) => scope),
      text('Period', ({ period }) => period),
      text('Unit', ({ unit }) => unit),
      figure('Used', ({ used }) => used),
      figure('Limit', ({ limit }) => limit),
      figure('Soft limit', ({ softLimit }) => softLimit),
      text('Resets at', ({ resetsAt }) => iso(resetsAt)),
    ],
    rows: budgets,
  })),
  routing: exportable<RoutingAnswer, NamedLane>(routingResource, null, ({ currency, lanes }) => ({
    currency,
    timeZone: null,
    columns: [
      text('Lane', ({ name }) => name),
      figure('Tasks', ({ lane }) => lane.taskCount),
      figure('Success ratio', ({ lane }) => lane.successRate),
      figure('Average tokens', ({ lane }) => lane.avgTokens),
      figure('Rating', ({ lane }) => lane.feedbackRating),
      figure('Cost', ({ lane }) => lane.cost, currency),
    ],
    rows: LANES.flatMap((name) => {
      const lane = lanes[name];
      return lane ? [{ name, lane }] : [];
    }),
  })),
  alerts: exportable<AlertsAnswer, CostAlert>(alertsResource, null, ({ timeZone, alerts }) => ({
    currency: 'USD',
    timeZone,
    columns: [
      text('Domain', ({ domain }) => domain),
      text('Period', ({ type }) => type),
      figure('Threshold', ({ threshold }) => threshold, 'USD'),
    ],
    rows: alerts,
  })),
};
