import type { CsvColumn } from '../domain/csv.js';
import type { EpochMs } from '../wire/field.js';
import type { LiveSession } from '../wire/telemetry-sections.js';

const dateOf = (at: EpochMs | null): string | null => (at === null ? null : new Date(at).toISOString());

/** The columns of a file of sessions. @param uptimeOf milliseconds by id */
export const sessionColumns = (
  currency: string | null,
  uptimeOf: ReadonlyMap<string, number>,
): readonly CsvColumn<LiveSession>[] => [
  { header: 'Session', kind: 'text', value: ({ id }) => id },
  {
    header: 'Uptime',
    unit: 's',
    kind: 'number',
    value: ({ id }) => {
      const ms = uptimeOf.get(id);
      return ms === undefined ? null : Math.floor(ms / 1_000);
    },
  },
  { header: 'Cost', unit: currency, kind: 'number', value: ({ cost }) => cost },
  { header: 'Model', kind: 'text', value: ({ model }) => model },
  { header: 'Provider', kind: 'text', value: ({ provider }) => provider },
  { header: 'Domain', kind: 'text', value: ({ domain }) => domain },
  { header: 'User', kind: 'text', value: ({ user }) => user },
  { header: 'Country', kind: 'text', value: ({ country }) => country },
  { header: 'Requests', kind: 'number', value: ({ requests }) => requests },
  { header: 'Tokens', kind: 'number', value: ({ tokens }) => tokens },
  { header: 'Started', kind: 'text', value: ({ startedAt }) => dateOf(startedAt) },
  { header: 'Last request', kind: 'text', value: ({ lastAt }) => dateOf(lastAt) },
];
