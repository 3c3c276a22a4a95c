import type { TemplateResult } from 'lit';
import type { Feed } from '../store/feed.js';
import type { StreamState } from '../stream/status.js';
import { clockIcon, closeIcon, liveDotIcon, pauseIcon, triangleIcon } from '../look/icons.js';

/** What is shown of a stream: its state, or that somebody paused it. */
export type StreamFace = StreamState | 'paused';

export const faceOf = ({ status, isPaused }: Feed): StreamFace =>
  isPaused && status.state === 'closed' ? 'paused' : status.state;

interface Drawing {
  readonly tone: 'ok' | 'warning' | 'exceeded' | 'neutral';
  /** Each tone has its own shape. */
  readonly icon: () => TemplateResult;
  /** Whether the figures are not up to date. */
  readonly isStale?: true;
  /** Whether only a person leads out of it. */
  readonly isEnd?: true;
}

/** How each face is drawn. */
export const STREAM_FACES: Readonly<Record<StreamFace, Drawing>> = {
  idle: { tone: 'neutral', icon: () => liveDotIcon(false) },
  connecting: { tone: 'neutral', icon: clockIcon },
  live: { tone: 'ok', icon: () => liveDotIcon(true) },
  retrying: { tone: 'warning', icon: triangleIcon, isStale: true },
  polling: { tone: 'neutral', icon: clockIcon },
  offline: { tone: 'warning', icon: triangleIcon, isStale: true },
  unauthorised: { tone: 'exceeded', icon: closeIcon, isStale: true, isEnd: true },
  closed: { tone: 'neutral', icon: closeIcon, isStale: true, isEnd: true },
  paused: { tone: 'neutral', icon: pauseIcon, isStale: true, isEnd: true },
};
