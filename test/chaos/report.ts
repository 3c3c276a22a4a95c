import type { Toll } from './bench.node.js';
import type { Line, Scale } from './line.js';
import { quantile } from './recovery.js';

/** What was played, and what it came to. */
export interface Played {
  readonly scale: Scale;
  readonly lines: readonly Line[];
  /** By kind of fault, of the gate that plays most. */
  readonly tolls: ReadonlyMap<string, Toll>;
}

/** Writes the gates, and the faults they were held against, as tables in Markdown. */
export function reportOf({ scale, lines, tolls }: Played): string {
  const { seed, pages, speed } = scale;
  const gates = lines.map(({ gate, what, limit, figure, isHeld }) => [
    gate,
    what,
    limit,
    figure,
    isHeld ? 'held' : '**missed**',
  ]);
  const kinds = [...tolls]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, { injected, effective, recoveries }]) => [
      name,
      `${effective} of ${injected}`,
      seconds(quantile(recoveries, 0.5)),
      seconds(quantile(recoveries, 1)),
    ]);
  return [
    ...table(['', 'Measured', 'Limit', 'Figure', ''], gates),
    '',
    ...(kinds.length === 0
      ? []
      : [
          `Seeds ${seed} to ${seed + pages - 1}, a page each, on a clock that is ${speed} times as fast. Faults of R1 by kind:`,
          '',
          ...table(['Fault', 'Effective', 'Live again: median', 'at most'], kinds),
          '',
        ]),
  ].join('\n');
}

const seconds = (ms: number): string => (Number.isNaN(ms) ? '–' : `${(ms / 1_000).toFixed(1)} s`);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
