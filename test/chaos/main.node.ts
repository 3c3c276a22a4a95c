/*
 * Breaks the stream in every way there is and prints what it held.
 *   npm run chaos                      all of it: 10 000 effective faults, half an hour
 *   npm run chaos -- --faults 500      fewer
 *   npm run chaos -- --seed 7          other chances
 *   npm run chaos -- --only R8,R14     only these gates
 *   npm run chaos -- --report FILE     the same as a table in Markdown
 *   npm run chaos -- --demo            the demo's page while its server is killed at random for five minutes
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { holdBackForward, holdReplayInBrowser } from './browser-gates.node.js';
import { holdBusyMinute } from './busy-minute.node.js';
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
const MINUTE_MS = 60_000;
/** With ten tabs each. */
const PEOPLE = 20;

const { values } = parseArgs({
  options: {
    faults: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
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

const only = values.only?.split(',');
const isWanted = (gate: string) => only?.includes(gate) ?? true;

/** Measured before the others: a million hostile frames leave a heap behind in which all takes twice as long. */
const throughput = isWanted('R11') && !values.demo ? played.holdThroughput() : null;

let tolls: ReadonlyMap<string, Toll> = new Map();

type Hold = () => Line | Promise<Line>;

const gates: readonly (readonly [string, Hold])[] = [
  [
    'R1',
    async () => {
      const { line, result } = await network.holdReplay(scale);
      ({ tolls } = result);
      return line;
    },
  ],
  // A browser is another process, whose clock knows nothing of how busy this one is; and Firefox delays what is dialed
  // anew, by a time of its own that no faster clock shortens.
  ['R1', () => holdReplayInBrowser('Chromium', { ...scale, speed: 4, faults: Math.min(faults, 200) })],
  ['R1', () => holdReplayInBrowser('Firefox', { ...scale, speed: 3, faults: Math.min(faults, 80) })],
  ['R2', () => network.holdGaps(scale)],
  ['R2', () => store.holdRefetch(seed)],
  ['R3', () => played.holdTail(scale)],
  ['R4', () => played.holdHalfOpen(scale)],
  ['R5', () => played.holdBounce(scale)],
  ['R6', () => played.holdStorm(scale)],
  ['R7', () => played.holdSequences(scale)],
  ['R8', () => network.holdHygiene(scale)],
  ['R8', () => holdBackForward(scale)],
  ['R9', () => network.holdTokens(scale)],
  ['R9', () => played.holdExpiry()],
  ['R10', () => played.holdFrames(scale)],
  ['R11', () => throughput ?? played.holdThroughput()],
  ['R11', () => holdBusyMinute(MINUTE_MS)],
  ['R12', () => store.holdCoalescing()],
  ['R13', () => store.holdInvalidation()],
  ['R14', () => store.holdToasts()],
  ['R14', () => store.holdTabs(seed, PEOPLE)],
  ['R15', () => network.holdFallback(scale)],
  ['R15', () => played.holdSilentOpenings()],
  ['R16', () => network.holdPoorNetwork(scale)],
  ['R17', () => holdMutants(MUTANTS)],
  ['R18', () => holdSize()],
];

const chosen = values.demo
  ? [['demo', () => holdDemo(seed, DEMO_MS)] as const]
  : gates.filter(([gate]) => isWanted(gate));

const lines: Line[] = [];
for (const [gate, hold] of chosen) {
  const line = await measured(gate, hold);
  lines.push(line);
  print(line);
  if (values.report !== undefined) writeFileSync(values.report, reportOf({ scale, lines, tolls }));
}
process.exit(lines.every(({ isHeld }) => isHeld) ? 0 : 1);

/** What cannot be measured is missed, and the others still are. */
async function measured(gate: string, hold: Hold): Promise<Line> {
  try {
    return await hold();
  } catch (error) {
    return { gate, what: 'could not be measured', limit: 'a figure', figure: String(error), isHeld: false };
  }
}

function print({ gate, what, limit, figure, isHeld, notes = [] }: Line): void {
  console.log(`${isHeld ? 'held  ' : 'MISSED'} ${gate.padEnd(5)} ${what}`);
  console.log(`             limit   ${limit}\n             figure  ${figure}`);
  for (const note of notes) console.log(`             ${note}`);
}
