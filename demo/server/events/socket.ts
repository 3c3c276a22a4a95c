import type { WebSocket } from 'ws';
import { framesOf, type Hub, type Listener, type Outgoing } from './hub.js';
import { isTopic, readPosition } from './positions.js';

/** After how long a silence a page should ask whether anyone is there. */
const PING_MS = 25_000;

/** What the contract allows a page to send in one frame. */
const MAX_FRAME_BYTES = 4_096;

/** A page that reads this many bytes behind would rather come back and resume. */
const MAX_BACKLOG_BYTES = 4_194_304;

const MAX_TOPICS = 1_000;

type Control = Readonly<Record<string, unknown>>;

/** One page's socket: it hears the stream's own topic at once, and every other it asks for. */
export class EventSocket implements Listener {
  readonly topics = new Set(['']);
  readonly #socket: WebSocket;
  readonly #hub: Hub;

  constructor(socket: WebSocket, hub: Hub) {
    this.#socket = socket;
    this.#hub = hub;
    socket.on('message', (data, isBinary) => this.#receive(data as Buffer, isBinary));
    socket.on('close', () => hub.remove(this));
    // A broken socket also closes; without a listener the error would end the process.
    socket.on('error', () => socket.terminate());
    this.#say({ action: 'welcome', features: ['resume'], ping_ms: PING_MS });
    hub.add(this);
  }

  deliver(events: readonly Outgoing[]): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount > MAX_BACKLOG_BYTES) {
      this.#hub.remove(this);
      this.#socket.close(1013, 'too far behind');
      return;
    }
    for (const frame of framesOf(events)) this.#socket.send(frame);
  }

  #say(control: Control): void {
    this.#socket.send(JSON.stringify(control));
  }

  #receive(data: Buffer, isBinary: boolean): void {
    this.#answering(undefined, () => {
      const frame = readFrame(data, isBinary);
      const batch: unknown[] = Array.isArray(frame) ? frame : [frame];
      for (const item of batch) this.#answering(refOf(item), () => this.#act(item));
    });
  }

  /** What is wrong with a frame is said to the page, and the next one is read. */
  #answering(ref: unknown, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#say({ action: 'error', ...answering(ref), code: error.code, message: error.message });
    }
  }

  #act(item: unknown): void {
    if (!isControl(item)) throw new Refusal('bad_request', 'a frame must be an object with an action');
    if (item['action'] === 'subscribe') this.#subscribe(item);
    if (item['action'] === 'unsubscribe') this.topics.delete(String(topicOf(item)));
    if (item['action'] === 'ping') {
      const heads = [...this.topics].map((topic) => [topic, this.#hub.log.head(topic)] as const);
      this.#say({ action: 'pong', pos: Object.fromEntries(heads) });
    }
    // Other actions are ignored, as the contract says; this server asks for no ticket.
  }

  #subscribe(control: Control): void {
    const topic = topicOf(control);
    if (!isTopic(topic)) {
      throw new Refusal('unknown_topic', 'a topic has up to 200 letters, digits and : . @ / _ -');
    }
    if (this.topics.size >= MAX_TOPICS && !this.topics.has(topic)) {
      throw new Refusal('rate_limited', `a socket may hear ${MAX_TOPICS} topics`);
    }
    const position = readPosition(control['since']);
    if (control['since'] != null && !position) {
      throw new Refusal('bad_request', 'since must be {"epoch": text, "seq": whole number}');
    }
    this.topics.add(topic);
    const missed = position && this.#hub.log.since(topic, position);
    const standing = missed ? { ...missed.head, recovered: missed.isRecovered } : this.#hub.log.head(topic);
    this.#say({ action: 'subscribed', ...answering(control['ref']), topic, ...standing });
    if (missed) this.deliver(missed.events);
  }
}

/** Why a frame of the page is refused, in the contract's codes. */
class Refusal extends Error {
  constructor(
    readonly code: 'unknown_topic' | 'rate_limited' | 'bad_request',
    message: string,
  ) {
    super(message);
  }
}

function readFrame(data: Buffer, isBinary: boolean): unknown {
  if (isBinary) throw new Refusal('bad_request', 'a frame must be text');
  if (data.length > MAX_FRAME_BYTES) {
    throw new Refusal('bad_request', `a frame may have ${MAX_FRAME_BYTES} bytes, not ${data.length}`);
  }
  try {
    return JSON.parse(data.toString());
  } catch {
    throw new Refusal('bad_request', 'a frame must be JSON');
  }
}

const isControl = (item: unknown): item is Control =>
  typeof item === 'object' && item !== null && typeof (item as Control)['action'] === 'string';

const refOf = (item: unknown): unknown => (isControl(item) ? item['ref'] : undefined);

/** An answer names the frame it answers, where that had a name. */
const answering = (ref: unknown): Control => (ref === undefined ? {} : { ref });

/** `campaignId` is the contract's short form of a campaign's topic. */
function topicOf({ topic, campaignId }: Control): unknown {
  const isShort = topic === undefined && (typeof campaignId === 'string' || typeof campaignId === 'number');
  return isShort ? `campaign:${campaignId}` : topic;
}
