import type { ReactiveControllerHost } from 'lit';
import { StagedResult } from '../host/staged-result.js';
import {
  readDomains,
  searchDomains,
  sortDomains,
  type DomainItem,
  type DomainSort,
} from '../domain/domain-usage.js';
import type { TelemetryAnswer } from '../wire/telemetry.js';
import type { CostPrinting } from './cost-lines.js';
import { printDomains, type DomainLine, type DomainPrint } from './domain-print.js';

/** Above so many domains, making them ready is spread over several tasks. */
const MANY = 2_000;

/** What domains are made ready from. */
export type DomainsPrinting = readonly [
  answer: TelemetryAnswer,
  words: CostPrinting['words'],
  format: CostPrinting['format'],
  currency: string | null,
];

/** An answer, ready to be shown. */
export interface ShownDomains {
  readonly answer: TelemetryAnswer;
  readonly print: DomainPrint;
}

/** Makes answers ready for a widget. */
export const shownDomains = (host: ReactiveControllerHost): StagedResult<DomainsPrinting, ShownDomains> =>
  new StagedResult(host, stagesOf, ({ domains }) => domains.length > MANY);

function* stagesOf(
  ...[answer, words, format, currency]: DomainsPrinting
): Generator<void, ShownDomains, void> {
  const reading = readDomains(answer, format.currencyDigits(currency));
  yield;
  return { answer, print: printDomains(reading, { words, format, currency }) };
}

/** What is shown of all domains: those found, in the order that was asked for. */
export interface FoundDomains {
  readonly items: readonly DomainItem[];
  readonly lines: readonly DomainLine[];
  readonly isSearched: boolean;
}

/** Finds domains and puts them in order. */
export function findDomains(
  print: DomainPrint,
  search: string,
  by: DomainSort,
  isAscending: boolean,
): FoundDomains {
  const { rows } = print.reading.costs;
  const found = searchDomains(rows, search);
  const items = sortDomains(found, by, isAscending);
  const lines = items.flatMap((item) => print.lineOf.get(item) ?? []);
  return { items, lines, isSearched: found !== rows };
}
