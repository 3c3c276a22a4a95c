import type { CsvColumn } from '../domain/csv.js';
import type { ModelItem } from '../domain/model-usage.js';

/** The columns of a file of models. */
export const modelColumns = (currency: string | null): readonly CsvColumn<ModelItem>[] => [
  { header: 'Model', kind: 'text', value: ({ name }) => name },
  { header: 'Provider', kind: 'text', value: ({ provider }) => provider },
  { header: 'Cost', unit: currency, kind: 'number', value: ({ cost }) => cost },
  { header: 'Share of cost', kind: 'number', value: ({ shareRatio }) => shareRatio },
  { header: 'Requests', kind: 'number', value: ({ requests }) => requests },
  { header: 'Share of requests', kind: 'number', value: ({ requestShareRatio }) => requestShareRatio },
  { header: 'Tokens', kind: 'number', value: ({ tokens }) => tokens },
  { header: 'Cost per 1000 tokens', unit: currency, kind: 'number', value: (row) => row.costPerThousand },
  { header: 'Mean latency', unit: 'ms', kind: 'number', value: ({ latencyMs }) => latencyMs },
];
