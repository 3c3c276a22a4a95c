import type { ReactiveControllerHost } from 'lit';
import { nextTask } from './next-task.js';

/** What is made of some inputs, in steps: after each `yield` the page may do something else. */
export type Stages<A extends readonly unknown[], R> = (...inputs: A) => Generator<void, R, void>;

interface Known<A, R> {
  readonly inputs: A;
  readonly result: R;
}

/**
 * Makes something anew only when an input is another one than last time. What takes long is made in a task a step, so that
 * no task holds up the page; until it is made, what there was is shown.
 */
export class StagedResult<A extends readonly unknown[], R> {
  readonly #host: ReactiveControllerHost;
  readonly #make: Stages<A, R>;
  readonly #isLong: (...inputs: A) => boolean;
  #known: Known<A, R> | undefined;
  #isAtWork = false;

  /** @param isLong whether something takes so long that it is made in steps */
  constructor(host: ReactiveControllerHost, make: Stages<A, R>, isLong: (...inputs: A) => boolean) {
    this.#host = host;
    this.#make = make;
    this.#isLong = isLong;
  }

  /** The result; what there was, or `null`, where that takes long: the host is updated once it is made. */
  soon(...inputs: A): R | null {
    if (this.#isOf(inputs) || !this.#isLong(...inputs)) return this.now(...inputs);
    // Steps that were begun are ended, or news that comes faster than they are taken would never be shown.
    if (!this.#isAtWork) void this.#work(inputs);
    return this.#known?.result ?? null;
  }

  /** The result, however long it takes. */
  now(...inputs: A): R {
    if (this.#known && this.#isOf(inputs)) return this.#known.result;
    const stages = this.#make(...inputs);
    let stage = stages.next();
    while (!stage.done) stage = stages.next();
    this.#known = { inputs, result: stage.value };
    return stage.value;
  }

  #isOf(inputs: A): boolean {
    const known = this.#known?.inputs;
    return known?.length === inputs.length && known.every((input, index) => input === inputs[index]);
  }

  async #work(inputs: A): Promise<void> {
    this.#isAtWork = true;
    try {
      const stages = this.#make(...inputs);
      let stage: IteratorResult<void, R>;
      do {
        await nextTask();
        stage = stages.next();
      } while (!stage.done);
      await nextTask();
      this.#known = { inputs, result: stage.value };
    } finally {
      this.#isAtWork = false;
    }
    this.#host.requestUpdate();
  }
}
