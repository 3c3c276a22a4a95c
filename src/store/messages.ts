import type { Envelope } from '../wire/envelope.js';
import { decodeMessage, type StreamMessage } from '../wire/events.js';
import type { Fault } from '../wire/fault.js';
import { effectOf, type EffectKey } from './effects.js';
import { onNextFrame } from './frame.js';
import type { Invalidator } from './invalidator.js';
import { hashOf } from './hash.js';
import { subjectOf } from './notice-content.js';
import type { NoticeContent, Notices } from './notices.js';
import type { Patch, Queries } from './queries.js';
import type { Dated } from './resource.js';
import type { ServerClock } from './server-clock.js';

/** A replayed event older than this raises no toast: the person was told, or it no longer matters. */
const NOTICE_MAX_AGE_MS = 600_000;

/** What a message acts upon. */
export interface MessageTargets {
  readonly queries: Queries;
  readonly notices: Notices;
  readonly invalidator: Invalidator;
  readonly serverClock: ServerClock;
  /** Tells the page; `false` where a listener cancelled the default. */
  readonly announce: (message: StreamMessage) => boolean;
  readonly refuse: (fault: Fault) => void;
  /** What of a notice is told; `null` where it was told before. */
  readonly toTell: (message: StreamMessage, content: NoticeContent, now: number) => NoticeContent | null;
  /** A host's own rules: event name → keys to invalidate. */
  readonly extraEffects: () => Readonly<Record<string, readonly EffectKey[]>>;
}

/** Carries each message to its effects: at once, or with the next frame for those that only tell the latest figures. */
export class Messages {
  #waiting: StreamMessage[] = [];

  constructor(private readonly targets: MessageTargets) {}

  receive(batch: readonly Envelope[]): void {
    for (const envelope of batch) {
      const decoded = decodeMessage(envelope);
      if (!decoded.ok) this.targets.refuse(decoded.fault);
      else if (effectOf(decoded.value).isCoalesced) this.#wait(decoded.value);
      else {
        this.targets.queries.patch(patchesOf(decoded.value));
        this.#apply(decoded.value, this.targets.announce(decoded.value));
      }
    }
  }

  #wait(message: StreamMessage): void {
    if (this.#waiting.push(message) === 1) onNextFrame(() => this.#flush());
  }

  #flush(): void {
    const messages = this.#waiting;
    this.#waiting = [];
    const latest = new Map(messages.map((message) => [`${message.name} ${message.topic}`, message]));
    this.targets.queries.patch(messages.flatMap(patchesOf));
    for (const message of messages) this.#apply(message, false);
    for (const message of latest.values()) this.targets.announce(message);
  }

  #apply(message: StreamMessage, isToBeTold: boolean): void {
    const { notices, invalidator, serverClock, extraEffects, toTell } = this.targets;
    const effect = effectOf(message);
    for (const key of effect.invalidates ?? []) invalidator.ask(key);
    const extra = extraEffects();
    if (Object.hasOwn(extra, message.name)) for (const key of extra[message.name] ?? []) invalidator.ask(key);
    const isOld = serverClock.isOld(message, NOTICE_MAX_AGE_MS);
    const content = effect.notice ? toTell(message, effect.notice(message.data), serverClock.now()) : null;
    if (!content || isOld) return;
    const event = { id: message.id, key: keyOf(message, subjectOf(content)) };
    if (isToBeTold) notices.add(content, event, Date.now());
    else notices.forgo(event);
  }
}

/** What tells an event from every other, in whichever tab it comes: its id, else its number, else its time. */
function keyOf({ name, id, topic, position, at }: StreamMessage, subject: string): string | null {
  if (id !== null) return hashOf(JSON.stringify([position?.epoch, id]));
  if (position !== null) return hashOf(JSON.stringify([topic, position.epoch, position.seq]));
  return at === null ? null : hashOf(JSON.stringify([name, subject, at]));
}

const patchesOf = (message: StreamMessage): readonly Patch<Dated>[] =>
  effectOf(message).patches?.(message.data, message.at) ?? [];
