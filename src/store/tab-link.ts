/** How a person regards this page: works in it, may see it beside another window, or cannot see it. */
export type Regard = 'focused' | 'seen' | 'hidden';

/** A sign that this changed; `left` and `back` are the page's going into, and coming out of, the browser's cache. */
export type RegardSign = 'changed' | 'left' | 'back';

/** As much of a `BroadcastChannel` as is needed. */
export interface TabChannel {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

/** What the tabs of one user agree by; any of it may be missing, in a page without a secure origin for instance. */
export interface TabLink {
  readonly locks: Pick<LockManager, 'request'> | null;
  /** `null` where tabs cannot speak to each other. */
  readonly openChannel: (name: string) => TabChannel | null;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | null;
  readonly regard: () => Regard;
  /** Hears signs until the returned function is called. */
  readonly onSign: (listener: (sign: RegardSign) => void) => () => void;
}

/** Where marks outlive the page; a page may refuse it. */
export function pageStorage(): Storage | null {
  try {
    return 'localStorage' in globalThis ? localStorage : null;
  } catch {
    return null; // SecurityError: the page keeps nothing
  }
}

const SIGNS: Readonly<Record<string, RegardSign>> = {
  visibilitychange: 'changed',
  focus: 'changed',
  blur: 'changed',
  pagehide: 'left',
  pageshow: 'back',
};

/** The browser's own means; `null` where there is no page, and so no other tab. */
export function browserTabLink(): TabLink | null {
  const { document, navigator } = globalThis as { document?: Document; navigator?: Partial<Navigator> };
  if (!document) return null;
  return {
    locks: navigator?.locks ?? null,
    openChannel: (name) => ('BroadcastChannel' in globalThis ? new BroadcastChannel(name) : null),
    storage: pageStorage(),
    regard: () =>
      document.visibilityState === 'hidden' ? 'hidden' : document.hasFocus() ? 'focused' : 'seen',
    onSign: (listener) => {
      const ended = new AbortController();
      const options = { capture: true, signal: ended.signal };
      for (const [type, sign] of Object.entries(SIGNS)) addEventListener(type, () => listener(sign), options);
      return () => ended.abort();
    },
  };
}
