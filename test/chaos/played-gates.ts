import { fuzzFrames } from '../stream/frame-fuzz.js';
import { playSequence } from '../stream/sequence.js';
import { most, ms, percent, type Line, type Scale } from './line.js';
import {
  bounce,
  countFalseAlarms,
  countSilentOpenings,
  healTail,
  noticeHalfOpen,
  quantile,
  wakeWhileWaiting,
} from './recovery.js';
import { playStorm } from './storm.js';
import { costOfEvents, overflow } from './throughput.js';
import { playExpiry, playHangingToken, playRefusal } from './tokens.js';

const WAKES = ['visible', 'online', 'pageshow', 'resume'] as const;
const FREEZES = 1_000;
const CLIENTS = 10_000;

const play = ({ seed, samples }: Scale, measure: (seed: number) => number): number[] =>
  Array.from({ length: samples }, (_, i) => measure(seed + i));

const p99 = (figures: readonly number[]): number => quantile(figures, 0.99);

export function holdTail(scale: Scale): Line {
  const tail = most(play(scale, healTail));
  return {
    gate: 'R3',
    what: 'a last event that was lost is found',
    limit: 'ping + RTT: 25 500 ms',
    figure: `${ms(tail)} at most`,
    isHeld: tail <= 25_500,
  };
}

export function holdHalfOpen(scale: Scale): Line {
  const halfOpen = most(play(scale, (at) => noticeHalfOpen(at)));
  const woken = most(WAKES.flatMap((kind) => play(scale, (at) => noticeHalfOpen(at, kind))));
  const alarms = countFalseAlarms(scale.seed, FREEZES);
  return {
    gate: 'R4',
    what: 'a half-open socket is noticed; false alarms',
    limit: '35 s, 3.5 s after waking; 0 in 1 000 freezes',
    figure: `${ms(halfOpen)} at most, ${ms(woken)} after waking; ${alarms} in ${FREEZES} freezes`,
    isHeld: halfOpen <= 35_000 && woken <= 3_500 && alarms === 0,
  };
}

export function holdBounce(scale: Scale): Line {
  const lost = play(scale, (at) => bounce(at, 1006));
  const spread = most([1001, 1012, 1013].map((code) => p99(play(scale, (at) => bounce(at, code)))));
  const hinted = p99(play(scale, (at) => bounce(at, 1012, 8_000)));
  const woken = most(WAKES.flatMap((kind) => play(scale, (at) => wakeWhileWaiting(at, kind))));
  const median = quantile(lost, 0.5);
  return {
    gate: 'R5',
    what: 'live again after a bounce',
    limit: '1006: p50 1.5 s, p99 2.5 s; 1001, 1012, 1013: p99 10.5 s or the hint; after waking 1 s',
    figure: `p50 ${ms(median)}, p99 ${ms(p99(lost))}; p99 ${ms(spread)}, with a hint of 8 s ${ms(hinted)}; ${ms(woken)}`,
    isHeld: median <= 1_500 && p99(lost) <= 2_500 && spread <= 10_500 && hinted <= 8_500 && woken <= 1_000,
  };
}

export function holdStorm({ seed }: Scale): Line {
  const at = { clients: CLIENTS, seed, outageMs: 0, acceptsPerS: Infinity };
  const lost = playStorm({ ...at, cause: 'lost' }).peakRatio;
  const restart = playStorm({ ...at, cause: 'restart' }).peakRatio;
  const outage = playStorm({ ...at, cause: 'lost', outageMs: 30_000, acceptsPerS: 500 });
  return {
    gate: 'R6',
    what: `storm of ${CLIENTS} clients`,
    limit: 'in any 100 ms 6 % (1006), 1.5 % (1012); after 30 s away back in 60 s, 6 attempts each',
    figure: `${percent(lost)}, ${percent(restart)}; back in ${ms(outage.backMs)}, ${outage.dials} attempts at most once it is there`,
    isHeld: lost <= 0.06 && restart <= 0.015 && outage.backMs <= 60_000 && outage.dials <= 6,
    notes: [
      `attempts in all, those of the 30 s included: ${outage.meanDials.toFixed(1)} on average, ${outage.mostDials} at most`,
    ],
  };
}

export function holdSequences({ seed, sequences }: Scale): Line {
  const notes: string[] = [];
  let faults = 0;
  for (let index = 0; index < sequences && notes.length < 10; index += 1) {
    try {
      faults += playSequence(seed + index).effectiveFaults;
    } catch (error) {
      notes.push(String(error));
    }
  }
  return {
    gate: 'R7',
    what: 'stuck, or ended by itself, on a played clock',
    limit: `0 of ${sequences} random sequences`,
    figure: `${notes.length} of ${sequences}, with ${faults} effective faults`,
    isHeld: notes.length === 0 && faults > sequences / 2,
    notes,
  };
}

export async function holdExpiry(): Promise<Line> {
  const refreshes = await playExpiry(50);
  const { tokens, dialsAfter, isBackOnConnect } = await playRefusal();
  const cutMs = await playHangingToken();
  return {
    gate: 'R9',
    what: 'refreshes at an expiry; a second 4401; a provider that hangs',
    limit: '1 for any number of widgets; the end until connect(); cut at 10 s',
    figure: `${refreshes} for 50 users; asked ${tokens} times, ${dialsAfter} dials in the hour after, ${isBackOnConnect ? '' : 'not '}back on connect(); cut at ${ms(cutMs)}`,
    isHeld: refreshes === 1 && tokens === 2 && dialsAfter === 0 && isBackOnConnect && cutMs <= 10_000,
  };
}

export function holdFrames({ seed, frames }: Scale): Line {
  const { refused, events, parsedTooLong } = fuzzFrames(frames, seed);
  return {
    gate: 'R10',
    what: 'hostile frames: throws, changed prototypes, closed sockets; frames > 1 MiB that were parsed',
    limit: `0 in ${frames}; 0`,
    figure: `0 in ${frames}, ${refused} refused, ${events} events; ${parsedTooLong}`,
    isHeld: refused > frames / 20 && events > frames / 100 && parsedTooLong === 0,
  };
}

/** @param mayBeSlow whether the machine may be: then parsing the same frames is the measure */
export function holdThroughput(mayBeSlow = false): Line {
  const { whole, parsing } = costOfEvents(100);
  const { most: queued, resyncs } = overflow();
  return {
    gate: 'R11',
    what: 'CPU of an event in batches of 100; events that wait at most',
    limit: `5 µs${mayBeSlow ? ', or 6 times the parsing' : ''}; 1 000, then a resync`,
    figure: `${whole.toFixed(2)} µs, ${(whole / parsing).toFixed(1)} times the parsing; ${queued} of 5 000 at once, ${resyncs} resync`,
    isHeld: whole <= (mayBeSlow ? Math.max(5, 6 * parsing) : 5) && queued <= 1_000 && resyncs > 0,
  };
}

export function holdSilentOpenings(): Line {
  const openings = countSilentOpenings();
  return {
    gate: 'R15',
    what: 'openings without a message that are believed before other ways bring news too',
    limit: '3',
    figure: `${openings}`,
    isHeld: openings === 3,
  };
}
