import type { Regard, RegardSign, TabChannel, TabLink } from '../../src/store/tab-link.js';
import { FakeStorage } from './fake-storage.js';

interface Request {
  readonly tab: FakeTab;
  readonly run: () => unknown;
}

/** What a browser may do without. */
export interface Means {
  readonly locks?: boolean;
  readonly channels?: boolean;
  readonly storage?: boolean;
}

/** Several tabs of one user: their locks, words and storage as a browser has them, in the test's own order. */
export class FakeTabs {
  readonly storage = new FakeStorage();
  readonly #queues = new Map<string, Request[]>();
  readonly #channels = new Map<string, Set<FakeChannel>>();
  readonly #means: Required<Means>;

  constructor(means: Means = {}) {
    this.#means = { locks: true, channels: true, storage: true, ...means };
  }

  /** How many locks are held or waited for. */
  get locks(): number {
    return [...this.#queues.values()].reduce((sum, queue) => sum + queue.length, 0);
  }

  get channels(): number {
    return [...this.#channels.values()].reduce((sum, channels) => sum + channels.size, 0);
  }

  tab(regard: Regard): FakeTab {
    const { locks, channels, storage } = this.#means;
    return new FakeTab(regard, {
      locks: locks ? (tab) => this.#locksOf(tab) : null,
      channel: channels ? (tab, name) => this.#channelOf(tab, name) : null,
      storage: storage ? this.storage : null,
    });
  }

  /** It is gone without a word: what it held is handed on. */
  kill(tab: FakeTab): void {
    tab.isDead = true;
    for (const [name, queue] of [...this.#queues]) {
      const wasFirst = queue[0]?.tab === tab;
      this.#queues.set(
        name,
        queue.filter((request) => request.tab !== tab),
      );
      if (wasFirst) this.#grant(name);
    }
    for (const channels of this.#channels.values())
      for (const channel of [...channels]) if (channel.tab === tab) channels.delete(channel);
  }

  #locksOf(tab: FakeTab): Pick<LockManager, 'request'> {
    const request = (name: string, { signal }: LockOptions, callback: (lock: null) => unknown) =>
      new Promise<unknown>((resolve, reject) => {
        const queue = this.#queues.get(name) ?? [];
        this.#queues.set(name, queue);
        let isGranted = false;
        const own: Request = {
          tab,
          run: () => {
            isGranted = true;
            void Promise.resolve(callback(null)).then((value) => {
              this.#leave(name, own);
              resolve(value);
            }, reject);
          },
        };
        signal?.addEventListener('abort', () => {
          if (isGranted) return;
          this.#leave(name, own);
          reject(new DOMException('', 'AbortError'));
        });
        if (queue.push(own) === 1) queueMicrotask(() => this.#grant(name));
      });
    return { request: request as LockManager['request'] };
  }

  #leave(name: string, own: Request): void {
    const queue = this.#queues.get(name) ?? [];
    const wasFirst = queue[0] === own;
    this.#queues.set(
      name,
      queue.filter((request) => request !== own),
    );
    if (wasFirst) this.#grant(name);
  }

  #grant(name: string): void {
    this.#queues.get(name)?.[0]?.run();
  }

  #channelOf(tab: FakeTab, name: string): TabChannel {
    const channels = this.#channels.get(name) ?? new Set();
    this.#channels.set(name, channels);
    const channel: FakeChannel = {
      tab,
      onmessage: null,
      postMessage: (message) => {
        for (const other of [...channels])
          if (other !== channel)
            queueMicrotask(() => {
              if (channels.has(other)) other.onmessage?.(new MessageEvent('message', { data: message }));
            });
      },
      close: () => void channels.delete(channel),
    };
    channels.add(channel);
    return channel;
  }
}

interface FakeChannel extends TabChannel {
  readonly tab: FakeTab;
}

/** One of them, as a person regards it. */
export class FakeTab implements TabLink {
  isDead = false;
  readonly locks: TabLink['locks'];
  readonly storage: TabLink['storage'];
  readonly #channel: ((tab: FakeTab, name: string) => TabChannel) | null;
  readonly #listeners = new Set<(sign: RegardSign) => void>();
  #regard: Regard;

  constructor(
    regard: Regard,
    means: {
      readonly locks: ((tab: FakeTab) => Pick<LockManager, 'request'>) | null;
      readonly channel: ((tab: FakeTab, name: string) => TabChannel) | null;
      readonly storage: TabLink['storage'];
    },
  ) {
    this.#regard = regard;
    this.locks = means.locks?.(this) ?? null;
    this.storage = means.storage;
    this.#channel = means.channel;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  readonly openChannel = (name: string): TabChannel | null => this.#channel?.(this, name) ?? null;
  readonly regard = (): Regard => this.#regard;
  readonly onSign = (listener: (sign: RegardSign) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** A person turns to it, or away. */
  turn(regard: Regard): void {
    this.#regard = regard;
    this.#tell('changed');
  }

  /** It goes into the browser's cache, where nothing of it runs. */
  leave(): void {
    this.#regard = 'hidden';
    this.#tell('left');
  }

  /** It comes out of the browser's cache. */
  comeBack(regard: Regard = 'focused'): void {
    this.#regard = regard;
    this.#tell('back');
  }

  #tell(sign: RegardSign): void {
    for (const listener of [...this.#listeners]) listener(sign);
  }
}
