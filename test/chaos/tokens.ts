import { makeStream, WELCOME } from '../stream/stream-fixture.js';

const EXPIRED = { event: 'error', data: { code: 4401, message: 'expired' } };
const HOUR_MS = 3_600_000;

/** How often a page asks for a new token when the server says, to each of many users, that the old one is over. */
export async function playExpiry(users: number): Promise<number> {
  let tokens = 0;
  const { stream, environment, open } = makeStream({ getToken: () => `ticket-${++tokens}` });
  for (let user = 0; user < users; user += 1) stream.subscribe(`topic:${user}`);
  stream.connect();
  await environment.settle();
  const socket = open(WELCOME);
  const before = tokens;
  socket.receive(Array.from({ length: users }, () => EXPIRED));
  await environment.settle();
  if (socket.sent.at(-1)?.['ticket'] !== `ticket-${tokens}`) throw new Error('the new ticket was not sent');
  return tokens - before;
}

/** A server that refuses each token: the first refusal is tried once more, the second is the end until `connect()`. */
export async function playRefusal(): Promise<{
  readonly tokens: number;
  readonly dialsAfter: number;
  readonly isBackOnConnect: boolean;
}> {
  let tokens = 0;
  const { stream, environment, open } = makeStream({ getToken: () => `ticket-${++tokens}` });
  stream.connect();
  for (let refusal = 0; refusal < 2; refusal += 1) {
    await environment.settle();
    open(WELCOME).drop(4401);
    environment.advance(5_000);
  }
  await environment.settle();
  const asked = tokens;
  const dials = environment.sockets.length;
  environment.advance(HOUR_MS);
  for (const kind of ['visible', 'online', 'pageshow', 'resume'] as const) environment.signal(kind);
  await environment.settle();
  const dialsAfter = environment.sockets.length - dials;
  stream.connect();
  await environment.settle();
  open(WELCOME);
  return { tokens: asked, dialsAfter, isBackOnConnect: stream.status.state === 'live' };
}

/** Milliseconds after which a provider that never answers is given up. */
export async function playHangingToken(): Promise<number> {
  const { stream, environment } = makeStream({ getToken: () => new Promise(() => undefined) });
  stream.connect();
  await environment.settle();
  const since = environment.time;
  while (stream.status.reason !== 'token-failed') {
    environment.advance(10);
    if (environment.time - since > HOUR_MS) throw new Error('it is waited for without end');
  }
  return environment.time - since;
}
