import type { CostRow, CostsAnswer, DayCost } from '../wire/costs.js';
import type { CostLevel } from './cost-drill.js';
import { toCsv, type CsvColumn } from './csv.js';
import { countIn, figureIn, readCsv, type CsvTable } from './csv-reader.js';

const HEADERS: Readonly<Record<CostLevel, string>> = { model: 'Model', provider: 'Provider', user: 'User' };

/** Writes the rows of one level: `Model,Provider,Cost (USD),Requests,Tokens`; unknown leaves a cell empty. */
export const costRowsCsv = (rows: readonly CostRow[], level: CostLevel, currency: string | null): string =>
  toCsv(costRowColumns(level, currency), rows);

/** What a file says of the rows of one level. */
export function costRowColumns(level: CostLevel, currency: string | null): readonly CsvColumn<CostRow>[] {
  const provider: CsvColumn<CostRow> = {
    header: HEADERS.provider,
    kind: 'text',
    value: (row) => row.provider,
  };
  return [
    { header: HEADERS[level], kind: 'text', value: ({ name }) => name },
    ...(level === 'provider' ? [] : [provider]),
    { header: 'Cost', unit: currency, kind: 'number', value: ({ cost }) => cost },
    { header: 'Requests', kind: 'number', value: ({ requests }) => requests },
    { header: 'Tokens', kind: 'number', value: ({ tokens }) => tokens },
  ];
}

/** Reads what {@link costRowsCsv} wrote. */
export function readCostRowsCsv(text: string): Pick<CostsAnswer, 'currency'> & { rows: CostRow[] } {
  const table = readCsv(text);
  const nameColumn = table.columns[0]?.name ?? '';
  const rows = table.rows.map((cell) => ({
    name: cell(nameColumn),
    provider: cell(HEADERS.provider) || null,
    cost: figureIn(cell('Cost')),
    requests: countIn(cell('Requests')),
    tokens: countIn(cell('Tokens')),
  }));
  return { currency: unitOfCost(table), rows };
}

/** Reads what `costsByDayCsv` wrote; of requests it says nothing. */
export function readCostsByDayCsv(text: string): Pick<CostsAnswer, 'currency'> & { byDay: DayCost[] } {
  const table = readCsv(text);
  const byDay = table.rows.map((cell) => ({
    date: cell('Date'),
    cost: figureIn(cell('Cost')),
    requests: null,
  }));
  return { currency: unitOfCost(table), byDay };
}

const unitOfCost = ({ columns }: CsvTable): string | null =>
  columns.find(({ name }) => name === 'Cost')?.unit ?? null;
