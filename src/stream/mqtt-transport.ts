import {
  brokerTransport,
  packageOf,
  Refusal,
  type BrokerClient,
  type BrokerListener,
  type Imported,
} from './broker-transport.js';
import type { Socket } from './socket-transport.js';
import type { Dial, TransportFactory } from './transport.js';

/** The part of the package `mqtt` that is used. */
export interface MqttPackage {
  connect(url: string, options: object): MqttClient;
}

/** The part of its client that is used. */
export interface MqttClient {
  on(event: 'connect' | 'close', listener: () => void): unknown;
  on(event: 'error', listener: (error: { readonly code?: unknown }) => void): unknown;
  on(event: 'disconnect', listener: (packet: { readonly reasonCode?: number }) => void): unknown;
  on(event: 'packetreceive', listener: (packet: { readonly cmd?: string }) => void): unknown;
  on(
    event: 'message',
    listener: (topic: string, payload: Uint8Array, packet: { readonly retain: boolean }) => void,
  ): unknown;
  subscribe(topic: string, options: object, callback: (error: unknown) => void): unknown;
  unsubscribe(topic: string): unknown;
  sendPing(): void;
  end(force: boolean): unknown;
}

export interface MqttTransportOptions {
  /** Brings the client when it is first needed: `() => import('mqtt')`. */
  readonly client: () => Imported<MqttPackage> | Promise<Imported<MqttPackage>>;
  /**
   * The broker's topic, without wildcards, for a topic of the stream; `""` is the stream's own. `null` where the broker
   * has none. Two topics of the stream must not share one of the broker's.
   */
  readonly topicFor: (topic: string) => string | null;
  /** More options of the client, `username` or `protocolVersion: 4` for instance; what concerns connecting stays ours. */
  readonly options?: object;
  /** How a token of the stream's `getToken` is presented; by default as `password`. */
  readonly credentials?: (ticket: string) => object;
}

const CONNECT_MS = 20_000;
/** Of MQTT 3.1.1 below 128, of MQTT 5 from there on; whatever is not named is an ordinary loss. */
const CLOSE_CODES: Readonly<Record<number, number>> = {
  1: 1002,
  2: 1002,
  3: 1013,
  4: 4401,
  5: 4401,
  130: 1002,
  132: 1002,
  133: 1002,
  134: 4401,
  135: 4401,
  136: 1013,
  137: 1013,
  138: 4403,
  139: 1012,
  140: 4401,
  142: 4409,
  149: 1009,
  151: 4429,
  152: 1012,
  156: 1012,
  157: 1012,
  159: 4429,
};

/**
 * Brings the stream over MQTT, by a broker's WebSocket. MQTT replays nothing that a page could rely on, so that there
 * is one resync of each topic after every reconnect, once its subscription holds: nothing is missing from what is
 * shown, and nothing is told twice. Retained messages are old news and are dropped.
 */
export function mqttTransport(options: MqttTransportOptions): TransportFactory {
  return {
    kind: 'mqtt',
    open: (dial, listener) =>
      brokerTransport('mqtt', listener, (tell) => new MqttConnection(options, dial, tell)),
  };
}

class MqttConnection implements BrokerClient {
  readonly #options: MqttTransportOptions;
  readonly #tell: BrokerListener;
  readonly #decoder = new TextDecoder();
  /** Topics of the stream by the broker's. */
  readonly #topics = new Map<string, string>();
  readonly #pings: (() => void)[] = [];
  #client: MqttClient | null = null;
  #socket: Socket | null = null;
  #isClosed = false;

  constructor(options: MqttTransportOptions, dial: Dial, tell: BrokerListener) {
    this.#options = options;
    this.#tell = tell;
    Promise.resolve()
      .then(options.client)
      .then((mqtt) => this.#connect(packageOf(mqtt, 'connect'), dial))
      .catch((error: unknown) => {
        // No broker said this: the client is not there, or not what it should be.
        if (!this.#isClosed) dial.environment.report(error);
        tell.ended(1006);
      });
  }

  subscribe(topic: string): Promise<{ readonly position: null; readonly isRecovered: false }> {
    const name = this.#options.topicFor(topic);
    const known = name === null ? undefined : this.#topics.get(name);
    if (name === null || (known !== undefined && known !== topic)) throw new Refusal('unknown_topic');
    this.#topics.set(name, topic);
    return new Promise((resolve, reject) => {
      this.#client?.subscribe(name, { qos: 1, rh: 2 }, (error) => {
        if (error) reject(new Refusal('forbidden'));
        else resolve({ position: null, isRecovered: false });
      });
    });
  }

  unsubscribe(topic: string): void {
    const name = this.#options.topicFor(topic);
    if (name === null || !this.#topics.delete(name)) return;
    this.#client?.unsubscribe(name);
  }

  ping(): Promise<void> {
    return new Promise((resolve) => {
      this.#pings.push(resolve);
      this.#client?.sendPing();
    });
  }

  close(): void {
    this.#isClosed = true;
    // The client would close it too, but later than a page that is left may wait.
    this.#socket?.close(1000);
    this.#client?.end(true);
  }

  #connect(mqtt: MqttPackage, { url, ticket, environment: { WebSocket } }: Dial): void {
    if (this.#isClosed) return;
    const { options, credentials = (password: string) => ({ password }) } = this.#options;
    const client = (this.#client = mqtt.connect(url, {
      protocolVersion: 5,
      ...options,
      ...(ticket !== null && credentials(ticket)),
      // A connection is one attempt; whether there is another is decided elsewhere, with everything else of the kind.
      reconnectPeriod: 0,
      reconnectOnConnackError: false,
      resubscribe: false,
      connectTimeout: CONNECT_MS,
      clean: true,
      // The client would run its timers in a worker made from text, which a strict page forbids.
      timerVariant: 'native',
      ...(WebSocket && {
        createWebsocket: (address: string, protocols: string[]) =>
          (this.#socket = new WebSocket(address, protocols)),
      }),
    }));
    let code = 1006;
    client.on('connect', () => this.#tell.opened());
    client.on('packetreceive', ({ cmd }) => {
      this.#tell.heard();
      if (cmd !== 'pingresp') return;
      for (const answer of this.#pings.splice(0)) answer();
    });
    client.on('message', (name, payload, { retain }) => {
      const topic = this.#topics.get(name);
      if (topic === undefined || retain) return;
      this.#tell.event(this.#decoder.decode(payload), { topic, position: null });
    });
    client.on('disconnect', ({ reasonCode = 0 }) => (code = CLOSE_CODES[reasonCode] ?? code));
    client.on('error', (error) => (code = CLOSE_CODES[Number(error.code)] ?? code));
    client.on('close', () => this.#tell.ended(code));
  }
}
