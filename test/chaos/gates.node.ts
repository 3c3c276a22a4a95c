import { fuzzFrames } from '../stream/frame-fuzz.js';
import { playSequence } from '../stream/sequence.js';
import { REPLAYABLE, runBenches, type BenchResult } from './bench.node.js';
import { playPageHide, playStrippedUpgrade } from './fallback.node.js';
import { FAULTS } from './faults.node.js';
import { tryMutant } from './mutants.node.js';
import type { Mutant } from './mutants.js';
import {
  bounce,
  countFalseAlarms,
  healTail,
  noticeHalfOpen,
  quantile,
  wakeWhileWaiting,
} from './recovery.js';
import { sizeOf } from './size.node.js';
import { playStorm } from './storm.js';
import { costOfEvents } from './throughput.js';

/** One gate, held or not, with what was measured. */
export interface Line {
  readonly gate: string;
  readonly figure: string;
  readonly isHeld: boolean;
  readonly notes?: readonly string[];
}

/** How much is played. */
export interface Scale {
  readonly seed: number;
  readonly speed: number;
  /** Pages at once. */
  readonly pages: number;
  /** Effective faults, for a server with replay; a fifth of them for those without. */
  readonly faults: number;
  readonly samples: number;
  readonly sequences: number;
  readonly frames: number;
}

const WAKES = ['visible', 'online', 'pageshow', 'resume'] as const;
const ms = (figure: number) => `${Math.round(figure)} ms`;
const MAX_NOTES = 10;

export async function holdReplay(scale: Scale): Promise<Line> {
  const result = await bench(scale, scale.faults, true, REPLAYABLE);
  const { broken, needless, effective, events, tolls } = result;
  const kinds = [...tolls.values()].filter((toll) => toll.effective > 0).length;
  return {
    gate: 'R1 lost, doubled or reordered with replay',
    figure: `${broken.length} after ${effective} effective faults of ${kinds} kinds; ${events} events, ${needless.length} needless resyncs`,
    isHeld: broken.length === 0 && needless.length === 0 && kinds >= 36 && effective >= scale.faults,
    notes: [...broken, ...needless].slice(0, MAX_NOTES),
  };
}

export async function holdGaps(scale: Scale): Promise<Line> {
  const share = Math.ceil(scale.faults / 5);
  const plainKinds = FAULTS.filter(({ name }) => name !== 'last event lost, then silence');
  const plain = await bench(scale, share, false, plainKinds);
  const broken = await bench(scale, share, true, FAULTS);
  const words = [...plain.broken, ...broken.broken];
  const effective = plain.effective + broken.effective;
  return {
    gate: 'R2 gaps without replay, epochs, short history',
    figure: `${words.length} uncovered after ${effective} effective faults; ${plain.resyncs + broken.resyncs} resyncs, every end state right`,
    isHeld: words.length === 0 && effective >= 2 * share,
    notes: words.slice(0, MAX_NOTES),
  };
}

function bench(scale: Scale, faults: number, resumes: boolean, kinds: typeof FAULTS): Promise<BenchResult> {
  const each = Math.ceil(faults / scale.pages);
  return runBenches(scale.pages, (index) => ({
    seed: scale.seed + index,
    speed: scale.speed,
    traits: { resumes, pongs: true },
    faults: each,
    kinds,
  }));
}

export function holdRecovery({ seed, samples }: Scale): Line[] {
  const play = (measure: (seed: number) => number) =>
    Array.from({ length: samples }, (_, i) => measure(seed + i));
  const most = (figures: readonly number[]) => Math.max(...figures);
  const tail = most(play(healTail));
  const halfOpen = most(play((at) => noticeHalfOpen(at)));
  const woken = most(WAKES.flatMap((kind) => play((at) => noticeHalfOpen(at, kind))));
  const alarms = countFalseAlarms(seed, 1_000);
  const lost = play((at) => bounce(at, 1006));
  const spread = [1001, 1012, 1013].map((code) =>
    quantile(
      play((at) => bounce(at, code)),
      0.99,
    ),
  );
  const hinted = quantile(
    play((at) => bounce(at, 1012, 8_000)),
    0.99,
  );
  const dialed = most(WAKES.flatMap((kind) => play((at) => wakeWhileWaiting(at, kind))));
  const median = quantile(lost, 0.5);
  const late = quantile(lost, 0.99);
  return [
    { gate: 'R3 a lost last event is found', figure: `within ${ms(tail)}`, isHeld: tail <= 25_500 },
    {
      gate: 'R4 a half-open socket is noticed',
      figure: `within ${ms(halfOpen)}, ${ms(woken)} after waking; ${alarms} false alarms in 1 000 freezes`,
      isHeld: halfOpen <= 35_000 && woken <= 3_500 && alarms === 0,
    },
    {
      gate: 'R5 back after a bounce',
      figure: `1006 p50 ${ms(median)}, p99 ${ms(late)}; 1001, 1012, 1013 p99 ${ms(most(spread))}; hint of 8 s p99 ${ms(hinted)}; woken ${ms(dialed)}`,
      isHeld:
        median <= 1_500 && late <= 2_500 && most(spread) <= 10_500 && hinted <= 8_500 && dialed <= 1_000,
    },
  ];
}

export function holdStorm({ seed }: Scale): Line {
  const at = { clients: 10_000, seed, outageMs: 0, acceptsPerS: Infinity };
  const lost = playStorm({ ...at, cause: 'lost' }).peakRatio;
  const restart = playStorm({ ...at, cause: 'restart' }).peakRatio;
  const outage = playStorm({ ...at, cause: 'lost', outageMs: 30_000, acceptsPerS: 500 });
  const percent = (ratio: number) => `${(ratio * 100).toFixed(2)} %`;
  return {
    gate: 'R6 storm of 10 000 clients',
    figure: `${percent(lost)} in 100 ms after 1006, ${percent(restart)} after 1012; after 30 s away back in ${ms(outage.backMs)} with at most ${outage.dials} attempts at the server that is back`,
    isHeld: lost <= 0.06 && restart <= 0.015 && outage.backMs <= 60_000 && outage.dials <= 6,
    notes: [
      `attempts in all, those while the server was away included: ${outage.meanDials.toFixed(1)} on average, ${outage.mostDials} at most`,
    ],
  };
}

export function holdSequences({ seed, sequences }: Scale): Line {
  const notes: string[] = [];
  for (let index = 0; index < sequences && notes.length < MAX_NOTES; index += 1) {
    try {
      playSequence(seed + index);
    } catch (error) {
      notes.push(String(error));
    }
  }
  return {
    gate: 'R7 never stuck',
    figure: `${notes.length} of ${sequences} random sequences`,
    isHeld: notes.length === 0,
    notes,
  };
}

export async function holdHygiene({ seed }: Scale): Promise<Line> {
  const { closedMs, backMs } = await playPageHide(seed);
  return {
    gate: 'R8 nothing is left behind',
    figure: `server sees the close ${ms(closedMs)} after pagehide, live ${ms(backMs)} after pageshow; every page of R1 and R2 left 0 sockets, timers, listeners`,
    isHeld: closedMs <= 1_000 && backMs <= 2_000,
  };
}

export async function holdTokens(scale: Scale): Promise<Line> {
  const kinds = FAULTS.filter(({ name }) => name.startsWith('token') || name === 'close 4401');
  const faults = Math.max(20, Math.ceil(scale.faults / 50));
  const { broken, needless, effective } = await bench(scale, faults, true, kinds);
  const words = [...broken, ...needless];
  return {
    gate: 'R9 token expired, refused, hanging, slow',
    figure: `${words.length} events lost or pages stuck after ${effective} effective faults`,
    isHeld: words.length === 0 && effective >= faults,
    notes: words.slice(0, MAX_NOTES),
  };
}

export function holdFrames({ seed, frames }: Scale): Line {
  const { refused, events } = fuzzFrames(frames, seed);
  return {
    gate: 'R10 hostile frames',
    figure: `${frames} frames: 0 throws, 0 prototypes changed, socket open; ${refused} refused, ${events} events`,
    isHeld: refused > 0 && events > 0,
  };
}

export function holdThroughput(): Line {
  const cost = costOfEvents(300);
  return {
    gate: 'R11 cost of an event',
    figure: `${cost.toFixed(2)} µs in batches of 100`,
    isHeld: cost <= 5,
  };
}

export async function holdFallback({ seed }: Scale): Promise<Line> {
  const { firstDataMs, backMs, broken } = await playStrippedUpgrade(seed);
  return {
    gate: 'R15 upgrade stripped by a proxy',
    figure: `first data after ${ms(firstDataMs)}, back on the socket ${ms(backMs)} after repair, ${broken.length} gaps`,
    isHeld: firstDataMs <= 8_000 && backMs <= 60_000 && broken.length === 0,
    notes: broken,
  };
}

export async function holdClock(scale: Scale): Promise<Line> {
  const kinds = FAULTS.filter(({ name }) => ['clock set', 'latency', 'byte by byte'].includes(name));
  const { broken, needless, effective } = await bench(scale, scale.pages * 3, true, kinds);
  const words = [...broken, ...needless];
  return {
    gate: 'R16 clock set, latency, byte by byte',
    figure: `${words.length} false disconnects after ${effective} effective faults`,
    isHeld: words.length === 0 && effective > 0,
    notes: words.slice(0, MAX_NOTES),
  };
}

export async function holdMutants(mutants: readonly Mutant[]): Promise<Line> {
  const notes: string[] = [];
  const whole = await tryMutant(null);
  if (whole.failed !== null) notes.push(`unchanged code fails: ${whole.failed}`);
  for (const [index, mutant] of mutants.entries()) {
    const { failed } = await tryMutant(mutant, index + 1);
    if (failed === null) notes.push(`${mutant.promise} survives: ${mutant.what}`);
  }
  return {
    gate: 'R17 mutants killed',
    figure: `${mutants.length - notes.length} of ${mutants.length}, by ${whole.ran} tests`,
    isHeld: notes.length === 0,
    notes,
  };
}

export async function holdSize(): Promise<Line> {
  const kB = (bytes: number) => `${(bytes / 1_000).toFixed(2)} kB`;
  const core = await sizeOf('event-stream.ts', ['./session.js', './subscriptions.js', './environment.js']);
  const whole = await sizeOf('event-stream.ts');
  return {
    gate: 'R18 size of the core',
    figure: `${kB(core)} gzipped for the line and its states; ${kB(whole)} with the page's bindings and the conversation`,
    isHeld: core <= 5_000,
  };
}
