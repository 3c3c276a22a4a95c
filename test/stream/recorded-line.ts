import type { Transport, TransportFactory, TransportListener } from '../../src/stream/transport.js';
import { FakeEnvironment } from './fake-environment.js';

/** A transport that was opened, and everything it told, in order. */
export interface RecordedLine {
  readonly environment: FakeEnvironment;
  readonly transport: Transport;
  /** `opened`, `closed 1006`, and frames: controls as they came, events as `topic text seq<prev`. */
  readonly told: string[];
  /** Says something as a session does. */
  say(frame: Record<string, unknown>): boolean;
}

export async function openLine(
  factory: TransportFactory,
  ticket: string | null = null,
): Promise<RecordedLine> {
  const environment = new FakeEnvironment();
  const told: string[] = [];
  const listener: TransportListener = {
    opened: () => told.push('opened'),
    heard: () => undefined,
    frame(raw, origin) {
      const place = origin?.position ? ` ${origin.position.seq}<${origin.position.prev}` : '';
      told.push(origin ? `${origin.topic} ${String(raw)}${place}` : String(raw));
    },
    closed: (code) => told.push(`closed ${code}`),
  };
  const transport = factory.open({ url: 'wss://broker.example/ws', ticket, environment }, listener);
  await environment.settle();
  return { environment, transport, told, say: (frame) => transport.send(JSON.stringify(frame)) };
}

export const WELCOMED = ['opened', '{"action":"welcome","features":["resume"]}'];
