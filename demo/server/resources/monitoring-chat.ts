import * as v from 'valibot';
import { DAY_MS, HOUR_MS } from '../../../src/domain/calendar.js';
import { decode } from '../../../src/wire/decode.js';
import { amount, text, unknownAs } from '../../../src/wire/field.js';
import type { Database } from '../database.js';
import { lastDays, spanRange, type DayRange } from '../day-range.js';
import { BadRequest, oneOf, snakeCase, type Query } from '../http/query.js';
import { COST_SUM, costText, toMicros, type CostSum } from '../money.js';
import { NO_FILTER, readFilter, WITHIN, type RowFilter } from '../row-filter.js';
import {
  alertSetting,
  alertsOf,
  checkedAlert,
  removeAlert,
  setAlert,
  type AlertType,
} from './cost-alerts.js';
import { dashboardTelemetry } from './dashboard-telemetry.js';

const PERIODS_MS = { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS } as const;

const MAX_DETAILS = 100;

const DETAILS = `
  SELECT id, at, session, model, provider, lane, domain, user, country, input_tokens AS inputTokens,
    output_tokens AS outputTokens, latency_ms AS latencyMs, success, rating, message, ${COST_SUM}
  FROM requests ${WITHIN} GROUP BY id ORDER BY at DESC, id DESC LIMIT ${MAX_DETAILS}`;

type DetailRow = CostSum & { readonly at: number; readonly success: number | null };

/** The answer of `GET monitoring/chat`: telemetry of a rolling period, the alerts, and the last requests on demand. */
export function monitoringChat(db: Database, query: Query, now: number, timeZone: string): object {
  const period = oneOf(query, 'period', ['hour', 'day', 'week', 'month']) ?? 'day';
  const range = spanRange(now - PERIODS_MS[period], now + 1, timeZone);
  const filter = readFilter(query);
  const { live, ...telemetry } = dashboardTelemetry(db, { range, filter }, now);
  return {
    ...telemetry,
    period,
    ...(isWanted(query, 'includeLive', true) ? { live } : {}),
    ...(isWanted(query, 'includeDetails', false) ? { details: details(db, range, filter) } : {}),
    alerts: alertsOf(db, filter.domain).map(alertSetting),
  };
}

const isWanted = (query: Query, name: string, fallback: boolean): boolean =>
  (oneOf(query, name, ['true', 'false']) ?? String(fallback)) === 'true';

function details(db: Database, { from, to }: DayRange, filter: RowFilter): object[] {
  return db
    .all<DetailRow>(DETAILS, { from, to, ...filter })
    .map(({ micros, picos, at, success, ...row }) => ({
      ...row,
      timestamp: new Date(at).toISOString(),
      success: success === null ? null : success === 1,
      cost: costText({ micros, picos }, 1),
    }));
}

const MAX_DOLLARS = 1_000_000_000;

const domain = v.pipe(v.optional(text, ''), v.maxLength(200, 'may have 200 characters'));

const alertType = v.picklist(['daily', 'weekly', 'monthly'], 'must be daily, weekly or monthly');

/** A threshold of `null` removes the alert. */
const thresholdUsd = v.nullable(
  v.pipe(
    amount,
    v.check((dollars) => Number(dollars) >= 0, 'must not be negative'),
    v.check((dollars) => Number(dollars) <= MAX_DOLLARS, `must be at most ${MAX_DOLLARS} dollars`),
  ),
);

const days = v.pipe(
  unknownAs(v.number('must be a whole number from 1 to 3660')),
  v.check(
    (count) => count === null || (Number.isInteger(count) && count >= 1 && count <= 3_660),
    'must be a whole number from 1 to 3660',
  ),
);

const action = v.variant(
  'action',
  [
    v.object({ action: v.literal('set-alert'), domain, alertType, thresholdUsd }),
    v.object({ action: v.literal('check-alerts'), domain }),
    v.object({ action: v.literal('get-summary'), domain, days }),
    v.object({ action: v.literal('cleanup-old-data') }),
  ],
  'must be set-alert, check-alerts, get-summary or cleanup-old-data',
);

/** Older rows are beyond every range that the widgets offer. */
const KEPT_DAYS = 365;

/**
 * Does what is posted to `monitoring/chat`.
 * @throws {BadRequest} naming the first field that cannot be meant
 */
export function actOnChat(db: Database, body: unknown, now: number, timeZone: string): object {
  const decoded = decode(action, body);
  if (!decoded.ok) throw new BadRequest(snakeCase(decoded.fault.field || 'action'), decoded.fault.message);
  const asked = decoded.value;
  switch (asked.action) {
    case 'set-alert':
      keepAlert(
        db,
        asked.domain,
        asked.alertType,
        asked.thresholdUsd === null ? null : toMicros(asked.thresholdUsd),
      );
      return { alerts: alertsOf(db, asked.domain).map(alertSetting) };
    case 'check-alerts':
      return {
        alerts: alertsOf(db, asked.domain).map((alert) => checkedAlert(db, alert, now, timeZone)),
        as_of: new Date(now).toISOString(),
      };
    case 'get-summary': {
      const range = lastDays(asked.days ?? 7, now, timeZone);
      return dashboardTelemetry(db, { range, filter: { ...NO_FILTER, domain: asked.domain || null } }, now);
    }
    case 'cleanup-old-data': {
      const { from } = lastDays(KEPT_DAYS, now, timeZone);
      const deleted = db.get<{ count: number }>('SELECT COUNT(*) AS count FROM requests WHERE at < :from', {
        from,
      });
      db.run('DELETE FROM requests WHERE at < :from', { from });
      return { deleted: deleted?.count ?? 0, kept_days: KEPT_DAYS };
    }
  }
}

function keepAlert(db: Database, ofDomain: string, type: AlertType, thresholdMicros: bigint | null): void {
  if (thresholdMicros === null) removeAlert(db, ofDomain, type);
  else setAlert(db, { domain: ofDomain, type, thresholdMicros });
}
