import type { Lane } from '../../src/wire/routing.js';
import type { Database } from './database.js';

/** One request to a model, as it is kept. */
export interface RequestRow {
  /** When it was answered, epoch milliseconds. */
  readonly at: number;
  readonly session: string;
  readonly model: string;
  readonly provider: string;
  readonly lane: Lane;
  readonly domain: string;
  readonly user: string;
  /** ISO 3166 code; `null` is unknown. */
  readonly country: string | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly latencyMs: number | null;
  /** `null` where the source does not say, as in most traces. */
  readonly success: boolean | null;
  /** 1–5 stars; most answers are never rated. */
  readonly rating: number | null;
  /** Exact pico-dollars; `null` is an unknown price, 0 is free. */
  readonly costPico: bigint | null;
  /** What was asked, in a few words. */
  readonly message: string | null;
}

const INSERT = `
  INSERT INTO requests (at, session, model, provider, lane, domain, user, country, input_tokens, output_tokens,
    latency_ms, success, rating, cost_pico, message)
  VALUES (:at, :session, :model, :provider, :lane, :domain, :user, :country, :inputTokens, :outputTokens,
    :latencyMs, :success, :rating, :costPico, :message)`;

/** Keeps rows, all or none; returns their ids in order. */
export function insertRequests(db: Database, rows: readonly RequestRow[]): number[] {
  return db.transaction(() =>
    rows.map((row) => db.run(INSERT, { ...row, success: row.success === null ? null : Number(row.success) })),
  );
}

/** How many rows there are, and when the first one was. */
export function extentOfRequests(db: Database): {
  requests: number;
  firstAt: number | null;
  lastAt: number | null;
} {
  const { requests, firstAt, lastAt } = db.get<{
    requests: number;
    firstAt: number | null;
    lastAt: number | null;
  }>('SELECT COUNT(*) AS requests, MIN(at) AS firstAt, MAX(at) AS lastAt FROM requests') ?? {
    requests: 0,
    firstAt: null,
    lastAt: null,
  };
  return { requests, firstAt, lastAt };
}

/** The demo's own router, for rows whose source names no lane: by the size of what is asked, as a cheap router would. */
export function laneOf(inputTokens: number): Lane {
  if (inputTokens <= 1_000) return 'green';
  return inputTokens <= 3_000 ? 'yellow' : 'red';
}
