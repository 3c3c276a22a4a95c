/*
 * Breaks the stream in every way there is and prints what it held.
 *   npm run chaos                      all of it: 10 000 effective faults, a quarter of an hour
 *   npm run chaos -- --faults 500      fewer
 *   npm run chaos -- --seed 7          other chances
 *   npm run chaos -- --report FILE     the same as a table in Markdown
 *   npm run chaos -- --demo            the demo's page while its server is killed at random for five minutes
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { holdMutants, holdSize } from './code-gates.node.js';
import { holdDemo } from './demo-gate.node.js';
import type { Line, Scale } from './line.js';
import { MUTANTS } from './mutants.js';
import * as network from './network-gates.node.js';
import * as played from './played-gates.js';
import { reportOf } from './report.js';
import * as store from './store-gates.js';
import type { Toll } from './bench.node.js';

const DEMO_MS = 300_000;
/** With ten tabs each. */
const PEOPLE = 20;

const { values } = parseArgs({
  options: {
    faults: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    report: { type: 'string' },
    demo: { type: 'boolean', default: false },
  },
});
const faults = Number(values.faults);
const seed = Number(values.seed);
if (!(faults > 0) || !Number.isInteger(seed)) throw new Error('--faults and --seed are numbers');

const scale: Scale = {
  seed,
  speed: 10,
  pages: 40,
  faults,
  samples: 500,
  sequences: faults * 10,
  frames: faults * 100,
};

let tolls: ReadonlyMap<string, Toll> = new Map();

const gates: readonly (() => Line | readonly Line[] | Promise<Line>)[] = [
  async () => {
    const { line, result } = await network.holdReplay(scale);
    ({ tolls } = result);
    return line;
  },
  () => network.holdGaps(scale),
  () => store.holdRefetch(seed),
  () => played.holdRecovery(scale),
  () => played.holdStorm(scale),
  () => played.holdSequences(scale),
  () => network.holdHygiene(scale),
  () => network.holdTokens(scale),
  () => played.holdExpiry(),
  () => played.holdFrames(scale),
  () => played.holdThroughput(),
  () => store.holdCoalescing(),
  () => store.holdInvalidation(),
  () => store.holdToasts(),
  () => store.holdTabs(seed, PEOPLE),
  () => network.holdFallback(scale),
  () => played.holdSilentOpenings(),
  () => network.holdPoorNetwork(scale),
  () => holdMutants(MUTANTS),
  () => holdSize(),
];

const lines: Line[] = [];
for (const gate of values.demo ? [() => holdDemo(seed, DEMO_MS)] : gates) {
  for (const line of [await gate()].flat()) {
    lines.push(line);
    print(line);
  }
}
if (values.report !== undefined) writeFileSync(values.report, reportOf({ scale, lines, tolls }));
process.exit(lines.every(({ isHeld }) => isHeld) ? 0 : 1);

function print({ gate, what, limit, figure, isHeld, notes = [] }: Line): void {
  console.log(`${isHeld ? 'held  ' : 'MISSED'} ${gate.padEnd(5)} ${what}`);
  console.log(`             limit   ${limit}\n             figure  ${figure}`);
  for (const note of notes) console.log(`             ${note}`);
}
