import type { Line } from './line.js';
import { tryMutant } from './mutants.node.js';
import type { Mutant } from './mutants.js';
import { sizeOf } from './size.node.js';

export async function holdMutants(mutants: readonly Mutant[]): Promise<Line> {
  const notes: string[] = [];
  const whole = await tryMutant(null);
  if (whole.failed !== null) notes.push(`unchanged code fails: ${whole.failed}`);
  const judge = async (mutant: Mutant, index: number) => {
    const { failed } = await tryMutant(mutant, index + 1);
    return failed === null ? [`${mutant.promise} survives: ${mutant.what}`] : [];
  };
  for (const [index, mutant] of mutants.entries()) {
    // A mutant that finds no place any more is as bad as one that lives.
    notes.push(...(await judge(mutant, index).catch((error: unknown) => [String(error)])));
  }
  const promises = new Set(mutants.map(({ promise }) => promise));
  return {
    gate: 'R17',
    what: 'mutants of the code, each breaking a promise, that a test kills',
    limit: 'all, of each promise',
    figure: `${mutants.length - notes.length} of ${mutants.length}, of ${promises.size} promises, by ${whole.ran} tests`,
    isHeld: notes.length === 0 && promises.size === 10,
    notes,
  };
}

/** What keeps the promises: the line, the conversation on it with replay and signs of life, its topics, the queue. */
const CORE = ['connection.ts', 'session.ts', 'subscriptions.ts', 'delivery-queue.ts'];

export async function holdSize(): Promise<Line> {
  const kB = (bytes: number) => `${(bytes / 1_000).toFixed(2)} kB`;
  const core = await sizeOf(CORE);
  const whole = await sizeOf(['event-stream.ts']);
  return {
    gate: 'R18',
    what: "the stream's core, gzipped: connection, conversation, topics and queue",
    limit: '5 kB',
    figure: `${kB(core)}; ${kB(whole)} with the page's bindings, the polling and the face of it all`,
    isHeld: core <= 5_000,
  };
}
