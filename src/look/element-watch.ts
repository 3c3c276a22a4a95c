interface Observer {
  observe(element: Element): void;
  unobserve(element: Element): void;
  disconnect(): void;
}

/** Shares one observer between all the elements of a page, and lets go of it with the last of them. */
class SharedObserver<Entry extends { readonly target: Element }> {
  readonly #callbacks = new Map<Element, (entry: Entry) => void>();
  readonly #create: (tell: (entries: readonly Entry[]) => void) => Observer;
  #observer: Observer | undefined;

  constructor(create: (tell: (entries: readonly Entry[]) => void) => Observer) {
    this.#create = create;
  }

  watch(element: Element, callback: (entry: Entry) => void): () => void {
    this.#observer ??= this.#create((entries) => {
      for (const entry of entries) this.#callbacks.get(entry.target)?.(entry);
    });
    this.#callbacks.set(element, callback);
    this.#observer.observe(element);
    return () => this.#unwatch(element, callback);
  }

  #unwatch(element: Element, callback: (entry: Entry) => void): void {
    if (this.#callbacks.get(element) !== callback) return;
    this.#callbacks.delete(element);
    this.#observer?.unobserve(element);
    if (this.#callbacks.size > 0) return;
    this.#observer?.disconnect();
    this.#observer = undefined;
  }
}

const sizes = new SharedObserver<ResizeObserverEntry>((tell) => new ResizeObserver(tell));
const views = new SharedObserver<IntersectionObserverEntry>((tell) => new IntersectionObserver(tell));

/** A size in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Tells the content size of an element now and whenever it changes. One watcher an element; returns the end of it. */
export function watchSize(element: Element, onSize: (size: Size) => void): () => void {
  return sizes.watch(element, ({ contentRect: { width, height } }) => onSize({ width, height }));
}

/** Tells whether any part of an element is on screen, now and whenever that changes. One watcher an element. */
export function watchOnScreen(element: Element, onChange: (isOnScreen: boolean) => void): () => void {
  return views.watch(element, ({ isIntersecting }) => onChange(isIntersecting));
}
