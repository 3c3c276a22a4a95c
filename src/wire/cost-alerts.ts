import * as v from 'valibot';
import { decode } from './decode.js';
import type { Decoded } from './fault.js';
import {
  amount,
  flag,
  instant,
  list,
  number,
  object,
  text,
  unknownAs,
  type Amount,
  type EpochMs,
} from './field.js';

/** How long a stretch of spending an alert watches, by the calendar of the account. */
export const ALERT_TYPES = ['daily', 'weekly', 'monthly'] as const;

export type AlertType = (typeof ALERT_TYPES)[number];

/** What tells one alert from another: there is one a domain and type. */
export interface AlertName {
  /** Payload text; empty is the whole account. */
  readonly domain: string;
  readonly type: AlertType;
}

/** An alert that is set. */
export interface CostAlert extends AlertName {
  /** In US dollars, as the contract says. */
  readonly threshold: Amount;
}

/** An alert held against what its present period has cost. */
export interface CheckedAlert extends CostAlert {
  /** In US dollars. */
  readonly current: Amount | null;
  /** Of the threshold; above 1 where it is exceeded, `null` where it is unknown or of no amount. */
  readonly ratio: number | null;
  readonly isExceeded: boolean | null;
  readonly windowEnd: EpochMs | null;
}

/** The part of `monitoring/chat` that is about alerts. */
export interface AlertsAnswer {
  readonly asOf: EpochMs | null;
  readonly timeZone: string | null;
  readonly alerts: readonly CostAlert[];
  /** The domains that the same answer speaks of. */
  readonly domains: readonly string[];
}

/** The answer of `check-alerts`. */
export interface ChecksAnswer {
  readonly asOf: EpochMs | null;
  readonly alerts: readonly CheckedAlert[];
}

const alertFields = {
  domain: v.nullish(text, ''),
  alertType: v.picklist(ALERT_TYPES, `must be one of ${ALERT_TYPES.join(', ')}`),
  thresholdUsd: amount,
};

const MUST_BE_ALERT = 'must be an object with alert_type and threshold_usd';

const alert = v.pipe(
  object(alertFields, MUST_BE_ALERT),
  v.transform(({ domain, alertType, thresholdUsd }): CostAlert => ({
    domain,
    type: alertType,
    threshold: thresholdUsd,
  })),
);

const checked = v.pipe(
  object(
    {
      ...alertFields,
      currentUsd: unknownAs(amount),
      percent: unknownAs(number),
      isExceeded: unknownAs(flag),
      windowEnd: unknownAs(instant),
    },
    MUST_BE_ALERT,
  ),
  v.transform(({ domain, alertType, thresholdUsd, currentUsd, percent, ...rest }): CheckedAlert => ({
    domain,
    type: alertType,
    threshold: thresholdUsd,
    current: currentUsd,
    ratio: percent === null ? null : percent / 100,
    ...rest,
  })),
);

const answer = v.pipe(
  object(
    {
      asOf: unknownAs(instant),
      timeZone: unknownAs(text),
      alerts: list(alert),
      domainBreakdown: v.nullish(list(object({ domain: text })), []),
    },
    'must be an object with alerts',
  ),
  v.transform(({ domainBreakdown, ...rest }): AlertsAnswer => ({
    ...rest,
    domains: domainBreakdown.map(({ domain }) => domain),
  })),
);

const checks = object({ asOf: unknownAs(instant), alerts: list(checked) }, 'must be an object with alerts');

const setting = v.pipe(
  object({ alerts: list(alert) }, 'must be an object with alerts'),
  v.transform(({ alerts }): readonly CostAlert[] => alerts),
);

/** Reads the alerts of `GET monitoring/chat`; a host's own data may be the list alone. */
export const decodeAlerts = (input: unknown): Decoded<AlertsAnswer> =>
  decode(answer, Array.isArray(input) ? { alerts: input as unknown[] } : input);

/** Reads what `check-alerts` answers. */
export const decodeChecks = (input: unknown): Decoded<ChecksAnswer> => decode(checks, input);

/** Reads what `set-alert` answers: the alerts of the domain as they are now. */
export const decodeSetting = (input: unknown): Decoded<readonly CostAlert[]> => decode(setting, input);
