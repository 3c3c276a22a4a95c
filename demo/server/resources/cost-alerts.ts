import { windowOf } from '../../../src/domain/period.js';
import type { Database } from '../database.js';
import { decimal } from '../money.js';
import { NO_FILTER } from '../row-filter.js';
import { costBetween } from './projection.js';

/** How long a stretch of spending an alert watches, as calendar periods of the account's zone. */
export const ALERT_TYPES = { daily: 'day', weekly: 'week', monthly: 'month' } as const;

export type AlertType = keyof typeof ALERT_TYPES;

/** An alert that somebody has set; the domain `""` is the whole account. */
export interface CostAlert {
  readonly domain: string;
  readonly type: AlertType;
  readonly thresholdMicros: bigint;
}

/** Sets an alert, or changes the one of the same domain and type. */
export function setAlert(db: Database, { domain, type, thresholdMicros }: CostAlert): void {
  db.run(
    `INSERT INTO cost_alerts VALUES (:domain, :type, :threshold)
     ON CONFLICT (domain, alert_type) DO UPDATE SET threshold_micros = :threshold`,
    { domain, type, threshold: thresholdMicros },
  );
}

/** Removes an alert; one that is not there is no fault. */
export function removeAlert(db: Database, domain: string, type: AlertType): void {
  db.run('DELETE FROM cost_alerts WHERE domain = :domain AND alert_type = :type', { domain, type });
}

/** The alerts as they are set, of one domain or of all. */
export function alertsOf(db: Database, domain: string | null): CostAlert[] {
  return db
    .all<{ domain: string; type: AlertType; threshold: number }>(
      `SELECT domain, alert_type AS type, threshold_micros AS threshold FROM cost_alerts
       WHERE :domain IS NULL OR domain = :domain
       ORDER BY domain, CASE alert_type WHEN 'daily' THEN 0 WHEN 'weekly' THEN 1 ELSE 2 END`,
      { domain },
    )
    .map(({ threshold, ...rest }) => ({ ...rest, thresholdMicros: BigInt(threshold) }));
}

/** An alert as the wire says it. */
export const alertSetting = ({ domain, type, thresholdMicros }: CostAlert): object => ({
  domain,
  alert_type: type,
  threshold_usd: decimal(thresholdMicros),
});

/** An alert held against what its present period has cost. */
export function checkedAlert(db: Database, alert: CostAlert, now: number, timeZone: string): object {
  const { start, end } = windowOf(ALERT_TYPES[alert.type], now, timeZone);
  if (start === null || end === null) throw new Error('a calendar period has both its ends');
  const filter = { ...NO_FILTER, domain: alert.domain === '' ? null : alert.domain };
  const used = costBetween(db, start, end, filter);
  return {
    ...alertSetting(alert),
    current_usd: decimal(used),
    percent: alert.thresholdMicros === 0n ? null : (Number(used) / Number(alert.thresholdMicros)) * 100,
    is_exceeded: used > alert.thresholdMicros,
    window_end: new Date(end).toISOString(),
  };
}
