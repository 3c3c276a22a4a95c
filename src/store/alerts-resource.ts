import { decodeAlerts, type AlertsAnswer } from '../wire/cost-alerts.js';
import type { Resource } from './resource.js';

/** The cost alerts of an account; in a file of its own, for no message of a stream speaks of them. */
export const alertsResource: Resource<AlertsAnswer> = {
  name: 'alerts',
  path: 'monitoring/chat',
  decode: decodeAlerts,
};
