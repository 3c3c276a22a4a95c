import {
  decodeChecks,
  decodeSetting,
  type AlertName,
  type AlertsAnswer,
  type ChecksAnswer,
  type CostAlert,
} from '../wire/cost-alerts.js';
import { toAmount, type Amount } from '../wire/field.js';
import type { Action } from './act.js';
import type { Patch } from './queries.js';
import { alertsResource } from './alerts-resource.js';
import type { Query } from './resource.js';

/** The alerts with the domains of the last week, and without what else the answer could hold. */
export const alertsQuery: Query<AlertsAnswer> = {
  resource: alertsResource,
  params: { period: 'week', includeLive: 'false' },
};

/** Sets the alert of a domain and type. @param threshold US dollars; `null` removes it */
export const setAlert = (
  { domain, type }: AlertName,
  threshold: Amount | null,
): Action<readonly CostAlert[]> => ({
  resource: alertsResource,
  body: {
    action: 'set-alert',
    domain,
    alert_type: type,
    threshold_usd: threshold === null ? null : jsonAmount(threshold),
  },
  decode: decodeSetting,
  patch: (alerts) => settingPatch(domain, alerts),
});

/** Has the server hold a domain's alerts against what they watch. */
export const checkAlerts = (domain: string): Action<ChecksAnswer> => ({
  resource: alertsResource,
  body: { action: 'check-alerts', domain },
  decode: decodeChecks,
});

/** A number, which every server reads, wherever it is the very amount; else its text. */
const jsonAmount = (amount: Amount): number | Amount =>
  toAmount(Number(amount)) === amount ? Number(amount) : amount;

/** The server tells the alerts of one domain; those of the others stay as they are. */
const settingPatch = (domain: string, alerts: readonly CostAlert[]): Patch<AlertsAnswer> => ({
  query: alertsQuery,
  asOf: null,
  change: (answer) => ({
    ...answer,
    alerts: [...answer.alerts.filter((alert) => alert.domain !== domain), ...alerts],
  }),
  whole: null,
});
