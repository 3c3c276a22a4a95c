import { Chart } from 'chart.js';

/** What is alive on a page beside its elements. */
export interface Account {
  /** Listeners on what outlives an element: window, document, media queries, objects that are shared. */
  readonly listeners: readonly string[];
  /** Observers of mutations, sizes and intersections that observe something. */
  readonly observers: number;
  readonly channels: number;
  readonly charts: number;
}

/** The books of a page. */
export interface Ledger {
  account(): Account;
  /** Ends the book-keeping. */
  close(): void;
}

type Undo = () => void;

const OBSERVERS = ['MutationObserver', 'ResizeObserver', 'IntersectionObserver'] as const;

/** Keeps the books of a page, by wrapping what code can take and must give back. */
export function openLedger(): Ledger {
  const listeners = new Map<EventTarget, Map<unknown, Set<string>>>();
  const observers = new Set<object>();
  const channels = new Set<object>();
  const undo: Undo[] = [
    watchListeners(listeners),
    ...OBSERVERS.map((name) => watchObservers(name, observers)),
    watchChannels(channels),
  ];
  return {
    account: () => ({
      listeners: [...listeners]
        .flatMap(([target, entries]) =>
          [...entries.values()].flatMap((types) =>
            [...types].map((type) => `${target.constructor.name} ${type}`),
          ),
        )
        .sort(),
      observers: observers.size,
      channels: channels.size,
      charts: Object.keys(Chart.instances).length,
    }),
    close: () => {
      for (const step of undo) step();
    },
  };
}

/** What ends with what it belongs to takes its listeners along. */
function passes(target: EventTarget): boolean {
  if (target instanceof AbortSignal || target instanceof MessagePort) return true;
  return (
    target instanceof Node && ![document, document.documentElement, document.body].includes(target as never)
  );
}

function watchListeners(book: Map<EventTarget, Map<unknown, Set<string>>>): Undo {
  const { prototype } = EventTarget;
  const { addEventListener: add, removeEventListener: remove } = prototype;
  const nameOf = (type: string, options: unknown) => {
    const isCapturing =
      typeof options === 'object' ? (options as EventListenerOptions | null)?.capture : options;
    return `${type}${isCapturing ? ' capturing' : ''}`;
  };
  prototype.addEventListener = function (this: EventTarget | undefined, type, listener, options) {
    const target = this ?? window;
    if (!passes(target) && listener) {
      const entries = book.get(target) ?? new Map<unknown, Set<string>>();
      book.set(
        target,
        entries.set(listener, (entries.get(listener) ?? new Set()).add(nameOf(type, options))),
      );
    }
    add.call(target, type, listener, options);
    const { signal } = typeof options === 'object' ? options : {};
    signal?.addEventListener('abort', () => book.get(target)?.get(listener)?.delete(nameOf(type, options)));
  };
  prototype.removeEventListener = function (this: EventTarget | undefined, type, listener, options) {
    const target = this ?? window;
    book.get(target)?.get(listener)?.delete(nameOf(type, options));
    remove.call(target, type, listener, options);
  };
  return () => Object.assign(prototype, { addEventListener: add, removeEventListener: remove });
}

function watchObservers(name: (typeof OBSERVERS)[number], book: Set<object>): Undo {
  const { prototype } = globalThis[name] as { prototype: { observe: unknown; disconnect: unknown } };
  const { observe, disconnect } = prototype as Record<'observe' | 'disconnect', (...args: unknown[]) => void>;
  Object.assign(prototype, {
    observe(this: object, ...args: unknown[]) {
      book.add(this);
      observe.apply(this, args);
    },
    disconnect(this: object) {
      book.delete(this);
      disconnect.apply(this);
    },
  });
  return () => Object.assign(prototype, { observe, disconnect });
}

function watchChannels(book: Set<object>): Undo {
  const Original = globalThis.BroadcastChannel;
  globalThis.BroadcastChannel = class extends Original {
    constructor(name: string) {
      super(name);
      book.add(this);
    }

    override close(): void {
      book.delete(this);
      super.close();
    }
  };
  return () => {
    globalThis.BroadcastChannel = Original;
  };
}
