/**
 * The tables. Each entry is run once, in order; a change of the schema is a new entry, never an edit.
 * Times are epoch milliseconds, amounts whole micro-units, a row's cost whole pico-dollars or NULL for unknown.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE requests (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    session TEXT NOT NULL,
    model TEXT NOT NULL,
    provider TEXT NOT NULL,
    lane TEXT NOT NULL CHECK (lane IN ('green', 'yellow', 'red')),
    domain TEXT NOT NULL,
    user TEXT NOT NULL,
    country TEXT,
    input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    latency_ms INTEGER,
    success INTEGER CHECK (success IN (0, 1)),
    rating INTEGER CHECK (rating BETWEEN 1 AND 5),
    cost_pico INTEGER,
    message TEXT
  ) STRICT;
  CREATE INDEX requests_at ON requests (at);

  CREATE TABLE budgets (
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    label TEXT NOT NULL,
    scope TEXT NOT NULL,
    period TEXT NOT NULL CHECK (period IN ('hour', 'day', 'week', 'month', 'lifetime', 'rolling')),
    unit TEXT NOT NULL CHECK (unit IN ('money', 'tokens', 'requests')),
    limit_micros INTEGER,
    soft_limit_micros INTEGER,
    time_zone TEXT NOT NULL,
    week_start TEXT CHECK (week_start IN ('sunday', 'monday')),
    anchor_day INTEGER CHECK (anchor_day BETWEEN 1 AND 31),
    window_hours INTEGER,
    is_paused INTEGER NOT NULL DEFAULT 0,
    hard_stop INTEGER NOT NULL DEFAULT 0,
    domain TEXT,
    provider TEXT,
    model TEXT,
    user TEXT
  ) STRICT;

  CREATE TABLE budget_alerts (
    budget_id TEXT NOT NULL,
    threshold_percent INTEGER NOT NULL,
    window_end INTEGER NOT NULL,
    PRIMARY KEY (budget_id, threshold_percent, window_end)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE cost_alerts (
    domain TEXT NOT NULL,
    alert_type TEXT NOT NULL CHECK (alert_type IN ('daily', 'weekly', 'monthly')),
    threshold_micros INTEGER NOT NULL,
    PRIMARY KEY (domain, alert_type)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    topic TEXT NOT NULL,
    seq INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_position ON events (topic, seq);

  CREATE TABLE topics (topic TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
];
