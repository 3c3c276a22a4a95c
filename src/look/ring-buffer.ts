/** Keeps the latest values up to a capacity, in order; each push costs the same however many there are. */
export class RingBuffer<T> implements Iterable<T> {
  readonly #values: T[] = [];
  #oldest = 0;

  /** @throws RangeError unless the capacity is an integer of at least 1. */
  constructor(readonly capacity: number) {
    if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError(`no such capacity: ${capacity}`);
  }

  /** How many values there are, at most the capacity. */
  get length(): number {
    return this.#values.length;
  }

  /** Adds a value, and drops the oldest when full. */
  push(value: T): void {
    if (this.#values.length < this.capacity) {
      this.#values.push(value);
      return;
    }
    this.#values[this.#oldest] = value;
    this.#oldest = (this.#oldest + 1) % this.capacity;
  }

  /** Reads a value by age: 0 is the oldest, -1 the latest. */
  at(index: number): T | undefined {
    const place = index < 0 ? this.length + index : index;
    if (place < 0 || place >= this.length) return undefined;
    return this.#values[(this.#oldest + place) % this.length];
  }

  clear(): void {
    this.#values.length = 0;
    this.#oldest = 0;
  }

  *[Symbol.iterator](): Iterator<T> {
    for (let index = 0; index < this.length; index += 1) {
      yield this.#values[(this.#oldest + index) % this.length] as T;
    }
  }
}
