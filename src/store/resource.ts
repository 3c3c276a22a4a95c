import { decodeBudget, type BudgetAnswer } from '../wire/budget.js';
import { decodeCosts, type CostsAnswer } from '../wire/costs.js';
import type { Decoded } from '../wire/fault.js';
import { decodeRouting, type RoutingAnswer } from '../wire/routing.js';
import { decodeTelemetry, type TelemetryAnswer } from '../wire/telemetry.js';

/** One HTTP resource of the contract: where it is, how it is read, and by which query key it is known. */
export interface Resource<T> {
  /** First part of the query key, so that `["budget"]` invalidates it; also its name in `endpoints` and `adapters`. */
  readonly name: string;
  /** Relative to `api-base`. */
  readonly path: string;
  readonly decode: (input: unknown) => Decoded<T>;
}

/** An answer that may say when its figures were true. */
export interface Dated {
  readonly asOf: number | null;
}

export const budgetResource: Resource<BudgetAnswer> = {
  name: 'budget',
  path: 'usage/budget',
  decode: decodeBudget,
};

export const routingResource: Resource<RoutingAnswer> = {
  name: 'routing',
  path: 'analytics/routing',
  decode: decodeRouting,
};

export const costsResource: Resource<CostsAnswer> = {
  name: 'costs',
  path: 'analytics/costs',
  decode: decodeCosts,
};

export const telemetryResource: Resource<TelemetryAnswer> = {
  name: 'telemetry',
  path: 'dashboard/telemetry',
  decode: decodeTelemetry,
};

/** What an element asks for: a resource, narrowed by parameters, or the same shape from a URL of its own. */
export interface Query<T extends Dated> {
  readonly resource: Resource<T>;
  readonly params?: Readonly<Record<string, string>>;
  /** Read instead of the resource's address; http(s) or relative to the page. */
  readonly src?: string;
}

/** Second part of every key of ours: it keeps our answers apart from a host's own under the same name. */
export const OWN = 'spendwire';

/** The key a query is cached under: general to particular, and apart from a host's own answers of the same name. */
export function keyOf({ resource, params = {}, src }: Query<Dated>): readonly unknown[] {
  return [resource.name, OWN, src ?? null, params];
}

/** The parameters in such a key. */
export const paramsOf = (key: readonly unknown[]): Readonly<Record<string, string>> =>
  key[3] as Readonly<Record<string, string>>;
