/*
 * Longer than most, for the queries of all widgets stand beside each other here: what one counts must be what the other
 * counts.
 */
import type { Running } from '../server/running.node.js';
import type { ShownFigures, ShownMetric, ShownTable } from './costs-figures.node.js';
import {
  change,
  changeOfRate,
  count,
  microsOf,
  money,
  moneyIn,
  moneyTogether,
  percent,
  percentBelow,
  percentsTogether,
  raw,
  share,
  tokens,
  uptime,
  type Micros,
} from './printed.node.js';

/** Two instants, the second not included. */
export type Span = readonly [from: string, to: string];

/** What a filter lets through, in the test's own words. */
export interface Meant {
  readonly span: Span;
  /** The stretch before that it is compared with, as far as the span itself has come. */
  readonly before: Span;
  /** How a point of the trend is called in SQL, and how on the page. */
  readonly points: Points;
  readonly domain?: string;
  readonly model?: string;
}

/** The points of a trend: an SQL expression that tells an instant's point, and what the page calls it. */
export interface Points {
  readonly sql: string;
  readonly unit: 'hour' | 'day';
  /** How many of them were asked for, known or not. */
  readonly length: number;
  readonly nameOf: (point: string) => string;
  /** All of them, oldest first, as the expression gives them. */
  readonly all: readonly string[];
}

/** When it is, and since when the account's day and month run and until when. */
export interface Moment {
  readonly now: string;
  readonly today: Span;
  readonly month: Span;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ACTIVE_MS = 5 * 60_000;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const within = ([from, to]: Span, { domain, model }: Pick<Meant, 'domain' | 'model'> = {}): string =>
  [
    `at >= ${Date.parse(from)}`,
    `at < ${Date.parse(to)}`,
    ...(domain === undefined ? [] : [`domain = ${quoted(domain)}`]),
    ...(model === undefined ? [] : [`model = ${quoted(model)}`]),
  ].join(' AND ');

/** SQLite's integers hold nine million dollars of pico-dollars; as text they come here exactly. */
const PICO = 'CAST(SUM(cost_pico) AS TEXT) AS pico';

interface Summed {
  readonly pico: string | null;
  readonly requests: number;
}

/** Nothing asked for costs nothing; what was asked for and has no price costs nobody knows what. */
const costOf = ({ pico, requests }: Summed): Micros =>
  pico === null ? (requests === 0 ? 0n : null) : microsOf(BigInt(pico));

interface Sums extends Summed {
  readonly priced: number;
  readonly judged: number;
  readonly done: number;
  readonly tokens: number;
  readonly latency: number | null;
}

const FIGURES = `COUNT(*) AS requests, COUNT(cost_pico) AS priced, ${PICO}, COUNT(success) AS judged,
  IFNULL(SUM(success), 0) AS done, IFNULL(SUM(input_tokens + output_tokens), 0) AS tokens,
  SUM(latency_ms) * 1.0 / COUNT(latency_ms) AS latency`;

const DEAREST_FIRST = 'ORDER BY SUM(cost_pico) DESC NULLS LAST';

/** Asks the database past all code of the server, and prints what it says past all code of the page. */
export class Ledger {
  constructor(
    private readonly server: Running,
    private readonly moment: Moment,
  ) {}

  /**
   * What the page shows, by queries of the test's own.
   * @param shown for the digits alone: how exact a breakdown is is the page's choice, and the same for all of it
   */
  figures(meant: Meant, shown: ShownFigures): ShownFigures {
    const all = this.#sums(within(meant.span, meant));
    const { domain, model } = meant;
    const everyModel = within(meant.span, domain === undefined ? {} : { domain });
    const everyDomain = within(meant.span, model === undefined ? {} : { model });
    return {
      metrics: this.#metrics(meant),
      live: this.#live(meant),
      ...this.#trend(meant, shown.trend),
      trendTotal: atLeast(all, money(costOf(all))),
      ...this.#models(everyModel, shown.models),
      modelsTotal: atLeast(this.#sums(everyModel), this.#total(everyModel, digitsOf(shown.models, 1))),
      domains: this.#domains(everyDomain, shown.domains),
      ...this.#breakdown(meant, shown.breakdown),
      breakdownTotal: atLeast(all, this.#total(within(meant.span, meant), digitsOf(shown.breakdown, 1))),
      ...this.#sessions(meant),
      budgets: this.#budgets(),
    };
  }

  /** The file of the breakdown's rows. */
  breakdownFile(meant: Meant): string {
    const rows = this.server.rows<Sums & { model: string; provider: string }>(
      `SELECT model, provider, ${FIGURES} FROM requests WHERE ${within(meant.span, meant)}
       GROUP BY model, provider ${DEAREST_FIRST}`,
    );
    const lines = rows.map((row) =>
      [row.model, row.provider, raw(costOf(row)), row.requests, row.tokens].join(','),
    );
    return ['Model,Provider,Cost (USD),Requests,Tokens', ...lines, ''].join('\r\n');
  }

  /** What was spent since an instant, for alerts. */
  spent(span: Span, domain?: string): bigint {
    return costOf(this.#sums(within(span, domain === undefined ? {} : { domain }))) ?? 0n;
  }

  #sums(where: string): Sums {
    const [row] = this.server.rows<Sums>(`SELECT ${FIGURES} FROM requests WHERE ${where}`);
    if (!row) throw new Error('a sum always has a row');
    return row;
  }

  #total(where: string, digits: number): string {
    return moneyIn(costOf(this.#sums(where)), digits);
  }

  #metrics(meant: Meant): ShownMetric[] {
    const now = this.#sums(within(meant.span, meant));
    const sumsBefore = this.#sums(within(meant.before, meant));
    const before = sumsBefore.requests === 0 ? null : sumsBefore;
    const metric = (label: string, value: string, moved: string, note = ''): ShownMetric => ({
      label,
      value,
      change: moved,
      note,
    });
    const unpriced = now.priced < now.requests && costOf(now) !== null;
    const failed = now.judged - now.done;
    const estimate = 'Server’s estimate';
    const number = (micros: Micros | undefined): number | null => (micros == null ? null : Number(micros));
    return [
      metric(
        'Total spend',
        atLeast(now, money(costOf(now))),
        change(number(costOf(now)), number(before ? costOf(before) : null)),
        unpriced ? `${percentBelow(now.priced, now.requests)} priced` : '',
      ),
      metric(
        'Average per request',
        money(averageOf(now)),
        change(number(averageOf(now)), number(before && averageOf(before))),
      ),
      metric('Daily projection', money(this.#projected(this.moment.today, meant)), '', estimate),
      metric('Monthly projection', money(this.#projected(this.moment.month, meant)), '', estimate),
      metric('Requests', count(now.requests), change(now.requests, before && before.requests)),
      metric(
        'Success rate',
        percent(rateOf(now), 1),
        changeOfRate(rateOf(now), before && rateOf(before)),
        failed > 0 ? `${count(failed)} failed` : '',
      ),
    ];
  }

  /** Rule 3: used ÷ elapsed × duration. */
  #projected(period: Span, filter: Pick<Meant, 'domain' | 'model'>): bigint {
    const used = costOf(this.#sums(within(period, filter))) ?? 0n;
    const [from, to] = [Date.parse(period[0]), Date.parse(period[1])];
    const elapsed = BigInt(Date.parse(this.moment.now) - from);
    return (used * BigInt(to - from) * 2n + elapsed) / (elapsed * 2n);
  }

  #live(meant: Meant): Record<string, string> {
    const now = Date.parse(this.moment.now);
    const lastHour: Span = [new Date(now - HOUR_MS).toISOString(), new Date(now + 1).toISOString()];
    const sessions = this.#activeSessions(meant);
    const pico = sessions.reduce((all, session) => all + BigInt(session.pico ?? 0), 0n);
    return {
      'Cost of the active sessions': money(microsOf(pico)),
      'Active sessions': count(sessions.length),
      'Per hour': money(costOf(this.#sums(within(lastHour, meant))) ?? 0n),
      'Daily projection': money(this.#projected(this.moment.today, meant)),
    };
  }

  /** Whoever asked something within the last five minutes, with all of the last day. */
  #activeSessions(
    filter: Pick<Meant, 'domain' | 'model'>,
  ): (Summed & { readonly id: string; readonly firstAt: number; readonly model: string })[] {
    const now = Date.parse(this.moment.now);
    const lastDay: Span = [new Date(now - DAY_MS).toISOString(), '9999-01-01T00:00:00Z'];
    return this.server.rows(
      `WITH asked AS (SELECT * FROM requests WHERE ${within(lastDay, filter)}),
         latest AS (SELECT session, model, ROW_NUMBER() OVER (PARTITION BY session ORDER BY at DESC, id DESC) AS place FROM asked)
       SELECT session AS id, MIN(at) AS firstAt, COUNT(*) AS requests, ${PICO},
         (SELECT latest.model FROM latest WHERE latest.session = asked.session AND place = 1) AS model
       FROM asked GROUP BY session HAVING MAX(at) >= ${now - ACTIVE_MS} ORDER BY firstAt, id`,
    );
  }

  #sessions(meant: Meant): Pick<ShownFigures, 'sessions' | 'sessionCount'> {
    const now = Date.parse(this.moment.now);
    const sessions = this.#activeSessions(meant);
    const rows = sessions.map((session) => [
      session.id,
      uptime(now - session.firstAt),
      money(costOf(session)),
      session.model,
    ]);
    return {
      sessions: { rows, foot: [] },
      sessionCount: `${count(rows.length)} active ${rows.length === 1 ? 'session' : 'sessions'}`,
    };
  }

  #trend(meant: Meant, shown: ShownTable): Pick<ShownFigures, 'trend' | 'trendSentence'> {
    const { sql, all, nameOf } = meant.points;
    const where = within(meant.span, meant);
    const told = this.server.rows<Summed & { point: string }>(
      `SELECT ${sql} AS point, COUNT(*) AS requests, ${PICO} FROM requests WHERE ${where} GROUP BY point`,
    );
    const known = new Map(told.map((row) => [row.point, row]));
    const points = all.map((point) => known.get(point) ?? { point, pico: null, requests: 0 });
    const total = this.#sums(where);
    const digits = digitsOf(shown, 1);
    const costs = points.map(costOf);
    const printed = moneyTogether(costs, costOf(total), digits);
    const rows = points.map(({ point, requests }, index) => [
      nameOf(point),
      printed[index] ?? '',
      count(requests),
    ]);
    const foot = [['Total', atLeast(total, moneyIn(costOf(total), digits)), count(total.requests)]];
    return {
      trend: { rows: rows.toReversed(), foot },
      trendSentence: this.#trendSentence(meant, costs, (at) => [
        rows[at]?.[0] ?? '',
        digits === 2 ? (printed[at] ?? '') : moneyIn(costs[at] ?? null, 2),
      ]),
    };
  }

  /** @param pointAt a point's name, and what it cost as the table has it, unless that is more exact than a sentence */
  #trendSentence(
    meant: Meant,
    costs: readonly Micros[],
    pointAt: (index: number) => readonly [name: string, cost: string],
  ): string {
    const [now, before] = [this.#sums(within(meant.span, meant)), this.#sums(within(meant.before, meant))];
    const [spent, spentBefore] = [costOf(now) ?? 0n, costOf(before) ?? 0n];
    const ratio = Number(spent - spentBefore) / Number(spentBefore);
    const size = percent(Math.abs(ratio), Math.abs(ratio) < 0.01 ? 1 : 0);
    const { unit, length } = meant.points;
    const moved =
      spentBefore === 0n ? '' : `, ${size} ${ratio > 0 ? 'more' : 'less'} than the ${length} ${unit}s before`;
    const dearest = costs.reduce<number>(
      (best, cost, at) => ((cost ?? 0n) > (costs[best] ?? 0n) ? at : best),
      0,
    );
    const peak = costs.length === 1 ? '' : `; the dearest ${unit} was ${pointAt(dearest).join(', ')}`;
    const amount = `${now.priced < now.requests ? 'at least ' : ''}${moneyIn(spent, 2)}`;
    return `You spent ${amount} in ${length} ${unit}s${moved}${peak}.`;
  }

  #modelRows(where: string, digits: number): (Sums & { readonly cells: readonly string[] })[] {
    const models = this.server.rows<Sums & { model: string }>(
      `SELECT model, ${FIGURES} FROM requests WHERE ${where} GROUP BY model, provider ${DEAREST_FIRST}`,
    );
    const costs = moneyTogether(models.map(costOf), costOf(this.#sums(where)), digits);
    const shares = percentsTogether(models.map(costOf));
    return models.map((row, at) => ({
      ...row,
      cells: [row.model, costs[at] ?? '', shares[at] ?? '', count(row.requests), tokens(row.tokens)],
    }));
  }

  #models(where: string, shown: ShownTable): Pick<ShownFigures, 'models' | 'modelsSentence'> {
    const all = this.#sums(where);
    const [digits, rateDigits] = [digitsOf(shown, 1), digitsOf(shown, 6)];
    const models = this.#modelRows(where, digits);
    const requestShares = percentsTogether(models.map(({ requests }) => BigInt(requests)));
    const rows = models.map(
      ({ cells: [name = '', cost = '', part = '', requests = '', total = ''], ...row }, at) => [
        ...[name, cost, part, requests, requestShares[at] ?? '', total],
        ...[rateOfTokens(row, rateDigits), milliseconds(row.latency)],
      ],
    );
    const foot = [
      ...['All models', atLeast(all, moneyIn(costOf(all), digits)), '100%', count(all.requests), '100%'],
      ...[tokens(all.tokens), atLeast(all, rateOfTokens(all, rateDigits)), milliseconds(all.latency)],
    ];
    const [top] = rows;
    return {
      models: { rows, foot: [foot] },
      modelsSentence: `${top?.[0]} made ${top?.[2]} of the cost with ${top?.[4]} of the requests.`,
    };
  }

  #domains(where: string, shown: ShownTable): ShownTable {
    const domains = this.server.rows<Sums & { domain: string }>(
      `SELECT domain, ${FIGURES} FROM requests WHERE ${where} GROUP BY domain ${DEAREST_FIRST}`,
    );
    const all = this.#sums(where);
    const [digits, averageDigits] = [digitsOf(shown, 1), digitsOf(shown, 4)];
    const costs = moneyTogether(domains.map(costOf), costOf(all), digits);
    const shares = percentsTogether(domains.map(costOf));
    const rows = domains.map((row, index) => [
      row.domain,
      costs[index] ?? '',
      shares[index] ?? '',
      count(row.requests),
      share(costOf(row) ?? 0n, BigInt(row.requests) * 1_000_000n, averageDigits),
    ]);
    const foot = [
      'All domains',
      atLeast(all, moneyIn(costOf(all), digits)),
      '100%',
      count(all.requests),
      moneyIn(averageOf(all), averageDigits),
    ];
    return { rows, foot: [foot] };
  }

  #breakdown(meant: Meant, shown: ShownTable): Pick<ShownFigures, 'breakdown' | 'breakdownSentence'> {
    const where = within(meant.span, meant);
    const all = this.#sums(where);
    const digits = digitsOf(shown, 1);
    const rows = this.#modelRows(where, digits).map(({ cells }) => cells);
    const amount = moneyIn(costOf(all), digits);
    const foot = ['Total', atLeast(all, amount), '100%', count(all.requests), tokens(all.tokens)];
    const { unit, length } = meant.points;
    const spent = `You spent ${all.priced < all.requests ? 'at least ' : ''}${amount} in ${length} ${unit}s.`;
    const [top] = rows;
    return {
      breakdown: { rows, foot: [foot] },
      breakdownSentence: rows.length > 1 ? `${spent} ${top?.[0]} was ${top?.[2]} of it.` : spent,
    };
  }

  #budgets(): [string, string][] {
    const budgets = this.server.rows<{ period: 'day' | 'month'; limits: number }>(
      `SELECT period, limit_micros AS limits FROM budgets WHERE id IN ('daily', 'monthly') ORDER BY place`,
    );
    return budgets.map(({ period, limits }) => {
      const span = period === 'day' ? this.moment.today : this.moment.month;
      return [period === 'day' ? 'Day' : 'Month', percent(Number(this.spent(span)) / limits, 0)];
    });
  }
}

/** Rule 10: a total with unknown parts is a lower bound. */
const atLeast = ({ priced, requests }: Sums, text: string): string =>
  priced < requests && priced > 0 ? `≥ ${text}` : text;

/** Rule 17, over the requests that have a price. */
function averageOf(sums: Sums): Micros {
  const [cost, priced] = [costOf(sums), BigInt(sums.priced)];
  return cost === null || priced === 0n ? null : (cost * 2n + priced) / (priced * 2n);
}

const rateOf = ({ done, judged }: Sums): number | null => (judged === 0 ? null : done / judged);

const rateOfTokens = (sums: Sums, digits: number): string => {
  const cost = costOf(sums);
  return cost === null ? '—' : share(cost * 1_000n, BigInt(sums.tokens) * 1_000_000n, digits);
};

const milliseconds = (latency: number | null): string =>
  latency === null ? '—' : `${count(Math.round(latency))} ms`;

/** How exactly a column is printed: as its total is. */
function digitsOf({ foot }: ShownTable, column: number): number {
  const text = foot.at(-1)?.[column] ?? '';
  return text.split('.')[1]?.length ?? 0;
}
