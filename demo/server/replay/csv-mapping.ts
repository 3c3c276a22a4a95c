import { csvParseRows } from 'd3-dsv';
import { toAmount } from '../../../src/wire/field.js';
import { LANES } from '../../../src/wire/routing.js';
import { toPico } from '../money.js';
import { OWN_PRICES, providerOf, type Prices } from '../prices.js';
import { laneOf, type RequestRow } from '../requests.js';
import { readTime } from './times.js';

/** What a column of a trace can be; `input` and `output` are token counts. */
export const FIELDS = [
  'time',
  'input',
  'output',
  'model',
  'provider',
  'lane',
  'domain',
  'user',
  'session',
  'country',
  'latency',
  'success',
  'rating',
  'cost',
] as const;
type Field = (typeof FIELDS)[number];

/** Which column of a file holds which field. */
export type Mapping = Readonly<Partial<Record<Field, string>>>;

/** The columns of Azure's public traces. */
export const AZURE: Mapping = { time: 'TIMESTAMP', input: 'ContextTokens', output: 'GeneratedTokens' };

/** A trace without times is told one request a second. */
const SPACING_MS = 1_000;

/** Something in the file or its mapping that a person must mend. */
export class TraceError extends Error {
  override readonly name = 'TraceError';
}

/**
 * Reads `time=ts,input=in_tokens`.
 * @throws {TraceError} naming the part that is not a field of {@link FIELDS} and a column
 */
export function readMapping(text: string): Mapping {
  const entries = text.split(',').map((part) => {
    const [field = '', column = ''] = part.split('=').map((side) => side.trim());
    if (!FIELDS.some((known) => known === field) || column === '') {
      throw new TraceError(`"${part}" is no mapping: write FIELD=COLUMN, with one of ${FIELDS.join(', ')}`);
    }
    return [field, column] as const;
  });
  return Object.fromEntries(entries);
}

/**
 * Reads a trace in time's order. A cell that is empty is unknown, where that can be.
 * @param model what every request was made to, where no column says it
 * @throws {TraceError} naming line and column
 */
export function readTrace(
  csv: string,
  mapping: Mapping,
  model: string,
  prices: Prices = OWN_PRICES,
): RequestRow[] {
  const [header, ...lines] = csvParseRows(csv.replace(/^\uFEFF/, ''));
  if (!header || lines.length === 0) throw new TraceError('the file has no rows');
  const reader = new LineReader(header, mapping, model, prices);
  const rows = lines
    .map((cells, index) => ({ cells, line: index + 2 }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ cells, line }, index) => reader.read(cells, line, index * SPACING_MS));
  return rows.sort((a, b) => a.at - b.at);
}

class LineReader {
  readonly #columns: ReadonlyMap<Field, number>;
  readonly #mapping: Mapping;
  readonly #model: string;
  readonly #prices: Prices;
  #cells: readonly string[] = [];
  #line = 0;

  constructor(header: readonly string[], mapping: Mapping, model: string, prices: Prices) {
    const names = header.map((name) => name.trim());
    for (const field of ['input', 'output'] as const) {
      if (!mapping[field]) throw new TraceError(`the mapping names no column for ${field}`);
    }
    this.#columns = new Map(
      Object.entries(mapping).map(([field, name]) => {
        const place = names.indexOf(name);
        if (place < 0) throw new TraceError(`there is no column "${name}"; there are ${names.join(', ')}`);
        return [field as Field, place];
      }),
    );
    this.#mapping = mapping;
    this.#model = model;
    this.#prices = prices;
  }

  read(cells: readonly string[], line: number, fallbackTime: number): RequestRow {
    this.#cells = cells;
    this.#line = line;
    const model = this.#cell('model') ?? this.#model;
    const inputTokens = this.#tokens('input');
    const outputTokens = this.#tokens('output');
    const at = this.#columns.has('time') ? this.#needed('time', readTime, 'a time') : fallbackTime;
    return {
      at,
      session: this.#cell('session') ?? 'trace',
      model,
      provider: this.#cell('provider') ?? providerOf(model),
      lane:
        this.#maybe('lane', (text) => LANES.find((lane) => lane === text) ?? null, 'a lane') ??
        laneOf(inputTokens),
      domain: this.#cell('domain') ?? 'trace',
      user: this.#cell('user') ?? 'trace',
      country: this.#cell('country') ?? null,
      inputTokens,
      outputTokens,
      latencyMs: this.#maybe('latency', readNumber, 'a number of milliseconds'),
      success: this.#maybe('success', readFlag, 'true or false'),
      rating: this.#maybe(
        'rating',
        (text) => (/^[1-5]$/.test(text) ? Number(text) : null),
        'a rating from 1 to 5',
      ),
      costPico: this.#columns.has('cost')
        ? this.#maybe('cost', readCost, 'an amount')
        : this.#prices.costPico(model, inputTokens, outputTokens, at),
      message: null,
    };
  }

  #cell(field: Field): string | undefined {
    const place = this.#columns.get(field);
    const text = place === undefined ? undefined : this.#cells[place]?.trim();
    return text === '' ? undefined : text;
  }

  #maybe<T>(field: Field, parse: (text: string) => T | null, what: string): T | null {
    return this.#cell(field) === undefined ? null : this.#needed(field, parse, what);
  }

  #needed<T>(field: Field, parse: (text: string) => T | null, what: string): T {
    const text = this.#cell(field) ?? '';
    const value = parse(text);
    if (value !== null) return value;
    throw new TraceError(
      `line ${this.#line}: ${this.#mapping[field] ?? field} is "${text.slice(0, 40)}", which is not ${what}`,
    );
  }

  #tokens(field: 'input' | 'output'): number {
    return this.#needed(
      field,
      (text) => (/^\d{1,9}(\.0+)?$/.test(text) ? Number(text) : null),
      'a whole number',
    );
  }
}

const readNumber = (text: string): number | null =>
  /^\d+(\.\d+)?$/.test(text) ? Math.round(Number(text)) : null;

function readFlag(text: string): boolean | null {
  if (/^(true|yes|1)$/i.test(text)) return true;
  return /^(false|no|0)$/i.test(text) ? false : null;
}

function readCost(text: string): bigint | null {
  const amount = toAmount(text);
  return amount === undefined ? null : toPico(amount);
}
