import { pick } from '../stream/random.js';
import { FAULTS, type Fault } from './faults.node.js';
import { Lab, TOPICS, type LabOptions } from './lab.node.js';

export interface BenchOptions extends LabOptions {
  /** Effective faults to be injected; those without effect are not counted. */
  readonly faults: number;
  readonly kinds: readonly Fault[];
}

/** What one kind of fault did. */
export interface Toll {
  injected: number;
  effective: number;
  /** Milliseconds of the page until it was live again, by fault. */
  readonly recoveries: number[];
}

export interface BenchResult {
  readonly tolls: ReadonlyMap<string, Toll>;
  readonly effective: number;
  readonly events: number;
  readonly resyncs: number;
  /** Why a server that replays everything was asked for everything again all the same. */
  readonly needless: readonly string[];
  readonly broken: readonly string[];
}

/** Kinds after which a server that replays everything is never asked for everything again. */
export const REPLAYABLE = FAULTS.filter(({ mayResync }) => !mayResync);

/**
 * Breaks one page's connection again and again, at random, and lets it recover or not before the next fault; in the
 * end everything is whole, and events must still arrive by stream.
 */
export async function runBench(options: BenchOptions): Promise<BenchResult> {
  const lab = new Lab(options);
  const tolls = new Map<string, Toll>();
  let effective = 0;
  await lab.start();
  await lab.live();
  await lab.settle(1_000);
  lab.resyncs.length = 0; // a slow first opening has one
  for (let tries = 0; effective < options.faults && tries < options.faults * 3; tries += 1) {
    // Every kind has its turn before chance decides; each page begins where the one before it may end.
    const turn = (tries + options.seed * options.faults) % options.kinds.length;
    const fault = (tries < options.kinds.length && options.kinds[turn]) || pick(lab.random, options.kinds);
    const toll = tollOf(tolls, fault.name);
    toll.injected += 1;
    lab.last = fault.name;
    if (await fault.inject(lab)) {
      toll.effective += 1;
      effective += 1;
    }
    const isPatient = lab.random() < 0.8;
    if (isPatient) toll.recoveries.push(await lab.live());
    if (isPatient) await lab.settle(lab.random() * 500);
    if (lab.broken.length > 20) break;
  }
  await quiet(lab);
  const { events, resyncs } = lab.mirror;
  const isReplayable = options.kinds.every(({ mayResync }) => !mayResync);
  await lab.stop();
  return {
    tolls,
    effective,
    events,
    resyncs,
    needless: isReplayable && options.traits.resumes ? lab.resyncs : [],
    broken: lab.broken.map((words) => `seed ${options.seed}: ${words}`),
  };
}

/** A refetch would hide a stream that never resubscribed: in the end each topic must bring an event, and be right. */
async function quiet(lab: Lab): Promise<void> {
  lab.pause();
  await lab.heal();
  if (lab.stream.status.state === 'closed') lab.stream.connect();
  await lab.live();
  await lab.settle(40_000);
  await lab.live();
  for (const topic of TOPICS) lab.server.publish(topic);
  await lab.settle(2_000);
  const { events, resyncs } = lab.mirror;
  for (const topic of TOPICS) lab.server.publish(topic);
  const haveCome = () => lab.mirror.events >= events + TOPICS.length;
  if ((await lab.until(haveCome, 10_000)) === null) {
    lab.broken.push(`${lab.mirror.events - events} of ${TOPICS.length} last events came by stream`);
  }
  if (lab.mirror.resyncs > resyncs) lab.broken.push('a resync in the quiet phase');
  for (const topic of TOPICS) {
    const { epoch, seq } = lab.server.log.get(topic);
    const shown = lab.mirror.seqOf(topic);
    if (shown !== `${epoch}:${seq}`)
      lab.broken.push(`"${topic}" shows ${shown}, the server has ${epoch}:${seq}`);
  }
}

function tollOf(tolls: Map<string, Toll>, name: string): Toll {
  let toll = tolls.get(name);
  if (!toll) tolls.set(name, (toll = { injected: 0, effective: 0, recoveries: [] }));
  return toll;
}

/** Runs many at once, since most of their time is waiting. */
export async function runBenches(
  count: number,
  optionsOf: (index: number) => BenchOptions,
): Promise<BenchResult> {
  const results = await Promise.all(Array.from({ length: count }, (_, index) => runBench(optionsOf(index))));
  const tolls = new Map<string, Toll>();
  for (const result of results) {
    for (const [name, { injected, effective, recoveries }] of result.tolls) {
      const toll = tollOf(tolls, name);
      toll.injected += injected;
      toll.effective += effective;
      toll.recoveries.push(...recoveries);
    }
  }
  const sum = (figure: (result: BenchResult) => number) => results.map(figure).reduce((a, b) => a + b, 0);
  return {
    tolls,
    effective: sum(({ effective }) => effective),
    events: sum(({ events }) => events),
    resyncs: sum(({ resyncs }) => resyncs),
    needless: results.flatMap(({ needless }) => needless),
    broken: results.flatMap(({ broken }) => broken),
  };
}
