import type { Origin, Position } from '../wire/envelope.js';
import type { Transport, TransportListener } from './transport.js';

/** Where a topic stands when its subscription holds. */
export interface Standing {
  /** `null` where the broker keeps no log. */
  readonly position: Position | null;
  /** Whether everything after the position that was asked for will follow. */
  readonly isRecovered: boolean;
  /** Lets events come, once the page knows where they begin. */
  readonly begin?: () => void;
}

/** What a broker's client does for a page, in the stream's words. */
export interface BrokerClient {
  /**
   * Resolves when the subscription holds; with `null` where the topic was asked for again, or dropped, meanwhile.
   * @throws {Refusal} where the broker says no
   */
  subscribe(topic: string, since: Position | null): Promise<Standing | null>;
  unsubscribe(topic: string): void;
  /** Asks for a sign of life; resolves when it has come. */
  ping(): Promise<unknown>;
  /** Ends it at once and in silence, also while it still connects. */
  close(): void;
}

/** What a broker's client tells. It may tell anything at any time: what is over is not heard. */
export interface BrokerListener {
  opened(): void;
  heard(): void;
  event(text: string, origin: Origin): void;
  /** The broker will go away; pages spread out before they come back. */
  leaving(): void;
  /** @param code a WebSocket close code */
  ended(code: number): void;
}

const REFUSALS = {
  forbidden: 'the broker does not allow it',
  unknown_topic: 'the broker has nothing for it',
  internal: 'the broker did not answer',
} as const;

/** Why a page cannot follow a topic, in the contract's codes; after `internal` it is asked for again. */
export class Refusal extends Error {
  constructor(
    readonly code: keyof typeof REFUSALS,
    message: string = REFUSALS[code],
  ) {
    super(message);
  }
}

/** A package as `import()` brings it: some bundlers put all that it exports into `default`. */
export type Imported<T> = T | { readonly default: T };

/** @param name of something that the package exports */
export function packageOf<T extends object>(imported: Imported<T>, name: keyof T & string): T {
  return name in imported ? (imported as T) : (imported as { readonly default: T }).default;
}

/** What a page sends. */
interface Sent {
  readonly action: string;
  readonly ref?: number;
  readonly topic?: string;
  readonly since?: Position;
}

/**
 * Carries the stream's conversation over a broker that does not know it: answers what the page says as a server of the
 * contract would, so that subscriptions, places, gaps, resyncs and signs of life have one keeper for every transport.
 *
 * @param connect begins to connect; it must not tell anything before it returns
 */
export function brokerTransport(
  kind: Transport['kind'],
  listener: TransportListener,
  connect: (tell: BrokerListener) => BrokerClient,
): Transport {
  let isOpen = false;
  let isOver = false;
  const hear = (frame: string, origin?: Origin) => {
    if (isOver) return;
    listener.heard();
    listener.frame(frame, origin);
  };
  const say = (control: object) => hear(JSON.stringify(control));
  const close = () => {
    isOver = true;
    isOpen = false;
    client.close();
  };

  async function subscribe(topic: string, { ref, since = null }: { ref?: number; since?: Position | null }) {
    try {
      const standing = await client.subscribe(topic, since);
      if (!standing) return;
      const { position, isRecovered, begin } = standing;
      say({ action: 'subscribed', ref, topic, ...position, recovered: isRecovered });
      begin?.();
    } catch (error) {
      const { code, message } = error instanceof Refusal ? error : new Refusal('internal');
      say({ action: 'error', ref, code, message });
    }
  }

  const client = connect({
    opened() {
      if (isOver) return;
      isOpen = true;
      listener.opened();
      say({ action: 'welcome', features: ['resume'] });
    },
    heard() {
      if (!isOver) listener.heard();
    },
    event: hear,
    leaving: () => say({ action: 'goaway' }),
    ended(code) {
      if (isOver) return;
      close();
      listener.closed(code);
    },
  });

  return {
    kind,
    send(text) {
      const { action, topic, ...request } = JSON.parse(text) as Sent;
      if (!isOpen) return false;
      if (action === 'ping') {
        client.ping().then(
          () => say({ action: 'pong' }),
          () => undefined,
        );
      } else if (topic === undefined) return false;
      else if (action === 'subscribe') void subscribe(topic, request);
      else if (action === 'unsubscribe') client.unsubscribe(topic);
      else return false;
      return true;
    },
    close,
  };
}
