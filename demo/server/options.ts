import { parseArgs } from 'node:util';
import { isZone } from '../../src/domain/calendar.js';
import { toAmount } from '../../src/wire/field.js';
import { toMicros } from './money.js';
import { readMapping, TraceError, type Mapping } from './replay/csv-mapping.js';

/** What the command line says. */
export interface Options {
  /** 0 takes any free one. */
  readonly port: number;
  /** `null` is the demo's own file. */
  readonly db: string | null;
  readonly reset: boolean;
  readonly seed: number;
  /** Micro-dollars; `null` leaves what the database has, or the default. */
  readonly dailyMicros: bigint | null;
  readonly monthlyMicros: bigint | null;
  /** IANA name; `null` leaves what the database has, or takes this machine's. */
  readonly timeZone: string | null;
  readonly replay: ReplayOptions | null;
  /** File of a price list; `null` is the demo's own prices. */
  readonly prices?: string | null;
}

/** How a trace is told again. */
export interface ReplayOptions {
  readonly file: string;
  /** `null` is the file's own columns, as in Azure's traces. */
  readonly mapping: Mapping | null;
  readonly model: string;
  readonly speed: number;
}

/** Something on the command line that a person must mend. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

export const HELP = `spendwire demo: a server with live figures for every widget.

  npm start                          a generated history, then a believable day, live
  npm start -- --replay FILE         a recorded trace instead

  --port N             port on 127.0.0.1 (8787; 0 takes a free one)
  --db FILE            database file (one of the demo's own)
  --reset              begin with an empty database
  --seed N             seed of the generator (1): the same seed, the same history
  --budget-daily N     daily budget in dollars (50; 400 for a replay)
  --budget-monthly N   monthly budget in dollars (1000; 4000 for a replay)
  --time-zone NAME     IANA zone in which days and months begin (this machine's)
  --replay FILE        CSV of requests; the columns of Azure's LLM traces are known
  --map LIST           other columns: time=ts,input=tokens_in,output=tokens_out,model=name
                       (also provider, lane, domain, user, session, country, latency, success, rating, cost)
  --model NAME         model of a trace that names none (gpt-4-turbo)
  --prices FILE        price list for what is replayed or posted: LiteLLM's or RouterArena's JSON
  --speed N            how many times as fast a trace is told (60)
  --help               this text
`;

const OPTIONS = {
  port: { type: 'string' },
  db: { type: 'string' },
  reset: { type: 'boolean' },
  seed: { type: 'string' },
  'budget-daily': { type: 'string' },
  'budget-monthly': { type: 'string' },
  'time-zone': { type: 'string' },
  replay: { type: 'string' },
  map: { type: 'string' },
  model: { type: 'string' },
  speed: { type: 'string' },
  prices: { type: 'string' },
  help: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parse>;

/**
 * Reads the command line.
 * @returns the options, or `null` where help is asked for
 * @throws {OptionError} in words that say what to write instead
 */
export function readOptions(args: readonly string[]): Options | null {
  const values = parse(args);
  if (values.help) return null;
  return {
    port: number(values, 'port', 8787, { from: 0, to: 65_535, isWhole: true }),
    db: values.db ?? null,
    reset: values.reset ?? false,
    seed: number(values, 'seed', 1, { from: 0, to: 4_294_967_295, isWhole: true }),
    dailyMicros: dollars(values, 'budget-daily'),
    monthlyMicros: dollars(values, 'budget-monthly'),
    timeZone: zone(values['time-zone']),
    replay: replay(values),
    prices: values.prices ?? null,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (cause) {
    // Node's own words go on about positional arguments; the first sentence says what is wrong.
    const [said = ''] = (cause as Error).message.split('. ');
    throw new OptionError(`${said}. --help lists what there is.`, { cause });
  }
}

function number(
  values: Values,
  name: 'port' | 'seed' | 'speed',
  fallback: number,
  range: { readonly from: number; readonly to: number; readonly isWhole: boolean },
): number {
  const text = values[name];
  if (text === undefined) return fallback;
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (value >= range.from && value <= range.to && (!range.isWhole || Number.isInteger(value))) return value;
  const kind = range.isWhole ? 'a whole number' : 'a number';
  throw new OptionError(`--${name} must be ${kind} from ${range.from} to ${range.to}, not "${text}".`);
}

/** Far beyond any demo, and still exact in the database. */
const MAX_DOLLARS = 1_000_000_000;

function dollars(values: Values, name: 'budget-daily' | 'budget-monthly'): bigint | null {
  const text = values[name];
  if (text === undefined) return null;
  const amount = toAmount(text);
  if (amount === undefined || Number(amount) < 0 || Number(amount) > MAX_DOLLARS) {
    throw new OptionError(`--${name} must be dollars, such as 50 or 12.50, not "${text}".`);
  }
  return toMicros(amount);
}

function zone(name = ''): string | null {
  if (name === '') return null;
  const isKnown: boolean = isZone(name);
  if (isKnown) return name;
  throw new OptionError(`--time-zone must be an IANA name such as Europe/Berlin, not "${name}".`);
}

function replay(values: Values): ReplayOptions | null {
  const { replay: file, map, model = 'gpt-4-turbo' } = values;
  if (file === undefined) {
    const stray = (['map', 'model', 'speed'] as const).find((name) => values[name] !== undefined);
    if (stray) throw new OptionError(`--${stray} belongs to --replay FILE.`);
    return null;
  }
  const speed = number(values, 'speed', 60, { from: 0.01, to: 10_000_000, isWhole: false });
  try {
    return { file, mapping: map === undefined ? null : readMapping(map), model, speed };
  } catch (cause) {
    if (cause instanceof TraceError) throw new OptionError(`--map: ${cause.message}.`, { cause });
    throw cause;
  }
}
