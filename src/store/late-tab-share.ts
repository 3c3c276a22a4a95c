import type { Notice } from './notices.js';
import type { TabPage, TabShare, Told } from './tab-share.js';

/** What a page's notices ask of the other tabs. */
export type TabSharing = Pick<TabShare, 'open' | 'close' | 'offer' | 'begin' | 'tell'>;

/**
 * Agrees with other tabs from the first notice on, or from the first that shows them: until then nothing of it is
 * loaded. Where it cannot be loaded, this page shows its notices itself, rather than none.
 */
export class LateTabShare implements TabSharing {
  readonly #load: () => Promise<TabShare>;
  readonly #page: TabPage;
  #loading: Promise<TabShare | null> | null = null;
  #share: TabShare | null = null;

  constructor(load: () => Promise<TabShare>, page: TabPage) {
    this.#load = load;
    this.#page = page;
  }

  open(): void {
    this.#ask((share) => share.open());
  }

  close(): void {
    this.#ask((share) => share.close());
  }

  offer(key: string, notice: Notice): void {
    this.#ask(
      (share) => share.offer(key, notice),
      () => this.#page.show(notice),
    );
  }

  begin(now: number): void {
    this.#ask((share) => share.begin(now));
  }

  tell(told: Told): void {
    this.#ask((share) => share.tell(told));
  }

  #ask(task: (share: TabShare) => void, otherwise: () => void = () => undefined): void {
    if (this.#share) task(this.#share);
    else void this.#loaded().then((share) => (share ? task(share) : otherwise()));
  }

  async #loaded(): Promise<TabShare | null> {
    this.#loading ??= this.#load().catch(() => null);
    this.#share = await this.#loading;
    if (!this.#share) this.#loading = null;
    return this.#share;
  }
}
