import type { Environment } from '../stream/environment.js';
import type { StreamStatus } from '../stream/status.js';
import { Timer } from '../stream/timer.js';
import type { NoticeContent } from './notice-content.js';

/** A loss that mends itself sooner is no news; most do within two seconds. */
const PATIENCE_MS = 10_000;
/** A timer this late was frozen with its page: the stream gets its patience anew. */
const FROZEN_MS = 2_000;

type Told = 'lost' | 'unauthorised';

/** Decides when the person is told that news no longer comes, and that it does again. */
export class ConnectionWatch {
  readonly #timer: Timer;
  readonly #isHidden: () => boolean;
  readonly #newsEveryMs: () => number;
  readonly #tell: (content: NoticeContent) => void;
  #status: StreamStatus | null = null;
  #told: Told | null = null;
  #hadNews = false;
  /** Whether anything came since the last look. */
  #isFresh = false;
  #wasHidden = false;

  /** @param newsEveryMs how often polling brings news while there is no stream */
  constructor(
    { clock, isHidden }: Pick<Environment, 'clock' | 'isHidden'>,
    newsEveryMs: () => number,
    tell: (content: NoticeContent) => void,
  ) {
    this.#timer = new Timer(clock);
    this.#isHidden = isHidden;
    this.#newsEveryMs = newsEveryMs;
    this.#tell = tell;
  }

  /** Follows what the stream does. */
  onStatus(status: StreamStatus): void {
    this.#status = status;
    switch (status.state) {
      case 'live':
        this.onNews();
        break;
      case 'idle':
        this.#timer.stop();
        break;
      case 'unauthorised':
        this.#end('unauthorised', { kind: 'unauthorised' });
        break;
      case 'closed':
        // Without a code it was the page itself that closed.
        if (status.code === null) this.#timer.stop();
        else this.#end('lost', { kind: 'connection-lost', how: 'closed' });
        break;
      default:
        if (this.#timer.remainingMs === null) this.#wait();
    }
  }

  /** Something came, by whichever way. */
  onNews(): void {
    this.#hadNews = true;
    this.#isFresh = true;
    const state = this.#status?.state;
    if (state === 'live') this.#timer.stop();
    if (this.#told === null || (state !== 'live' && state !== 'polling')) return;
    this.#told = null;
    this.#tell({ kind: 'connection-back' });
  }

  #end(told: Told, content: NoticeContent): void {
    this.#timer.stop();
    if (this.#told === told) return;
    this.#told = told;
    this.#tell(content);
  }

  #wait(): void {
    this.#isFresh = false;
    this.#timer.start(Math.max(PATIENCE_MS, 3 * this.#newsEveryMs()), (lateMs) => this.#look(lateMs));
  }

  /** A hidden page is not told, nor one that has just been looked at again: it reads nothing while it is hidden. */
  #look(lateMs: number): void {
    const isHidden = this.#isHidden();
    const isTooEarly = this.#isFresh || isHidden || this.#wasHidden || lateMs > FROZEN_MS;
    this.#wasHidden = isHidden;
    if (!isTooEarly && this.#told === null) {
      this.#told = 'lost';
      this.#tell({ kind: 'connection-lost', how: this.#hadNews ? 'lost' : 'never' });
    }
    this.#wait();
  }
}
