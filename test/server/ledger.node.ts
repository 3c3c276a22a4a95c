import type { Running } from './running.node.js';
import { telemetry } from '../makers/telemetry.js';

/** A row as the database keeps it, read without any code of the server. */
export interface KeptRow {
  readonly id: number;
  readonly at: number;
  readonly session: string;
  readonly model: string;
  readonly provider: string;
  readonly lane: string;
  readonly domain: string;
  readonly user: string;
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly latency_ms: number | null;
  readonly success: number | null;
  readonly rating: number | null;
}

/** Prices in micro-dollars per million tokens: the test's own, written down a second time. */
const PRICES: Readonly<Record<string, readonly [bigint, bigint]>> = {
  'gpt-5-mini': [250_000n, 2_000_000n],
  'gpt-4-turbo': [10_000_000n, 30_000_000n],
  'gpt-4': [30_000_000n, 60_000_000n],
  'gpt-3.5-turbo': [500_000n, 1_500_000n],
  'llama-3.1-8b': [0n, 0n],
};

/** Millionths of a micro-dollar, or `null` for a model without a price. */
export function exactCost({ model, input_tokens: input, output_tokens: output }: KeptRow): bigint | null {
  const price = PRICES[model];
  return price ? BigInt(input) * price[0] + BigInt(output) * price[1] : null;
}

/** The sum as text with six decimals, rounded half up once; `null` where rows are there and none is priced. */
export function sumText(rows: readonly KeptRow[]): string | null {
  const costs = rows.map(exactCost).filter((cost) => cost !== null);
  if (costs.length === 0 && rows.length > 0) return null;
  const micros = (costs.reduce((sum, cost) => sum + cost, 0n) + 500_000n) / 1_000_000n;
  const digits = String(micros).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

export const tokensOf = (rows: readonly KeptRow[]): number =>
  rows.reduce((sum, row) => sum + row.input_tokens + row.output_tokens, 0);

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day by the engine's own formatter, which the server does not use. */
export function dayOf(at: number, timeZone: string): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, format);
  return format.format(at);
}

export function groupBy<K>(rows: readonly KeptRow[], keyOf: (row: KeptRow) => K): Map<K, KeptRow[]> {
  const groups = new Map<K, KeptRow[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

export const mean = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
};

export const allRows = (server: Running): KeptRow[] =>
  server.rows<KeptRow>('SELECT * FROM requests ORDER BY id');

/** Posts many rows of all kinds, spread evenly between two times, always the same. */
export async function fill(server: Running, from: string, to: string, count: number): Promise<void> {
  const start = Date.parse(from);
  const step = (Date.parse(to) - start) / count;
  const models = [...Object.keys(PRICES), 'never-priced'];
  const at = <T>(list: readonly T[], index: number) => list[index % list.length];
  const rows = Array.from({ length: count }, (_, i) =>
    telemetry({
      time: start + Math.floor(i * step),
      session: `s-${Math.floor(i / 7)}`,
      model: at(models, i * 5 + Math.floor(i / 11)),
      lane: at(['green', 'yellow', 'red'], i),
      domain: at(['support', 'research', 'coding'], Math.floor(i / 3)),
      user: at(['ana', 'ben', 'chidi', 'dana'], i * 3 + Math.floor(i / 5)),
      input_tokens: (i * 7_919) % 4_001,
      output_tokens: (i * 104_729) % 1_009,
      latency_ms: i % 13 === 0 ? null : 200 + (i % 997),
      success: i % 17 === 0 ? null : i % 9 !== 0,
      rating: i % 4 === 0 ? 1 + (i % 5) : null,
    }),
  );
  const { status, body } = await server.post('/api/telemetry', rows);
  if (status !== 201) throw new Error(JSON.stringify(body));
}
