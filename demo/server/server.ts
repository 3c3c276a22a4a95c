import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastify from 'fastify';
import { registerApi } from './api.js';
import { dailyStanding } from './budgets.js';
import { Hub } from './events/hub.js';
import { HttpEvents } from './events/http-events.js';
import { EventLog } from './events/log.js';
import { SocketServer } from './events/socket-server.js';
import { Generator } from './generator/generator.js';
import { Absence } from './http/absence.js';
import { guard } from './http/access.js';
import { answerErrors } from './http/errors.js';
import { servePages } from './http/pages.js';
import { requirePort } from './http/port.js';
import { openData } from './open-data.js';
import type { Options, ReplayOptions } from './options.js';
import { registerPanel } from './panel.js';
import { OWN_PRICES, readPrices, type Prices } from './prices.js';
import { AZURE, readTrace, TraceError } from './replay/csv-mapping.js';
import { Replay } from './replay/replay.js';
import { summaryOf } from './replay/summary.js';
import type { RequestRow } from './requests.js';
import { UsageFeed } from './usage-feed.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const HOST = '127.0.0.1';

/** How events are reached; both addresses answer event sources and long polls, one of them sockets too. */
const PATHS = { socket: '/ws', events: '/api/events' } as const;

/** Rows and events are small; this lets somebody poke with a frame that is too large for a page. */
const MAX_BODY_BYTES = 16_777_216;

/** The command line's options, and what only a test says. */
export interface Settings extends Options {
  /** Makes nothing by itself: only what is posted is there. */
  readonly isQuiet?: boolean;
  readonly now?: () => number;
  /** Least milliseconds between two `usage.update`. */
  readonly usageGapMs?: number;
  readonly log?: (line: string) => void;
}

/** A demo server that runs. */
export interface DemoServer {
  /** With a slash at the end. */
  readonly url: string;
  /** Resolves with a summary when a trace has been told; without a trace, with `null` at once. */
  readonly finished: Promise<string | null>;
  /** Says goodbye to every page and stops. */
  close(): Promise<void>;
}

/**
 * Starts the demo server on this machine's own address.
 * @throws {Error} in words for a person: a port that is taken, a database or a trace that cannot be read
 */
export async function startServer(settings: Settings): Promise<DemoServer> {
  const { now = Date.now, log = () => undefined, replay } = settings;
  const prices = settings.prices == null ? OWN_PRICES : readPrices(settings.prices);
  const trace = replay && { rows: readTraceFile(replay, prices), speed: replay.speed };
  await requirePort(settings.port, HOST);
  const db = openData(settings, join(ROOT, 'demo', 'server', 'data'));
  const hub = new Hub(new EventLog(db, now));
  const usage = new UsageFeed(db, hub, now, settings.usageGapMs);
  const surroundings = { db, hub, usage, now, log, prices };

  const app = fastify({ bodyLimit: MAX_BODY_BYTES, forceCloseConnections: true });
  const httpEvents = new HttpEvents(hub);
  const sockets = new SocketServer(app.server, PATHS.socket, hub);
  const absence = new Absence(app.server, () => sockets.cut());
  guard(app);
  answerErrors(app, log);
  registerApi(app, surroundings);
  registerPanel(app, { ...surroundings, vanish: (seconds) => absence.start(seconds) });
  for (const path of Object.values(PATHS)) httpEvents.register(app, path);
  servePages(app, ROOT);
  await app.listen({ port: settings.port, host: HOST });

  const source = sourceOf();
  const finished = source.start();

  return {
    url: `http://${HOST}:${(app.server.address() as AddressInfo).port}/`,
    finished,
    async close() {
      source.stop();
      usage.close();
      absence.cancel();
      httpEvents.close();
      await sockets.close();
      await app.close();
      db.close();
    },
  };

  function sourceOf(): Source {
    if (trace) {
      const { timeZone } = dailyStanding(db, now()).budget;
      const telling = new Replay({ ...surroundings, timeZone }, trace.rows, trace.speed);
      return { start: () => telling.start().then(() => summaryOf(db, now())), stop: () => telling.stop() };
    }
    const generator = new Generator(surroundings, settings.seed);
    return {
      start() {
        if (!settings.isQuiet) generator.start();
        return Promise.resolve(null);
      },
      stop: () => generator.stop(),
    };
  }
}

/** Where the rows come from while the server runs. */
interface Source {
  start(): Promise<string | null>;
  stop(): void;
}

function readTraceFile({ file, mapping, model }: ReplayOptions, prices: Prices): RequestRow[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Error(`${file} cannot be read (${(cause as Error).message}).`, { cause });
  }
  try {
    return readTrace(text, mapping ?? AZURE, model, prices);
  } catch (cause) {
    if (!(cause instanceof TraceError)) throw cause;
    const hint = mapping ? '' : ' Other columns than those of the Azure trace are named with --map.';
    throw new Error(`${file}: ${cause.message}.${hint}`, { cause });
  }
}
