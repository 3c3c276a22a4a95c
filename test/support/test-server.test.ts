import { expect } from '@open-wc/testing';
import { startServer, type TestServer } from './test-server.js';

describe('startServer', () => {
  let server: TestServer;
  const opened: WebSocket[] = [];

  const open = (): Promise<WebSocket> => {
    const socket = new WebSocket(server.wsUrl, 'events.v1');
    opened.push(socket);
    return new Promise((resolve, reject) => {
      socket.onopen = () => resolve(socket);
      socket.onerror = () => reject(new Error('the socket was refused'));
    });
  };
  const closing = (socket: WebSocket): Promise<CloseEvent> =>
    new Promise((resolve) => {
      socket.onclose = resolve;
    });
  const frame = (socket: WebSocket): Promise<unknown> =>
    new Promise((resolve) => {
      socket.onmessage = (event: MessageEvent<string>) => resolve(JSON.parse(event.data));
    });

  beforeEach(async () => {
    server = await startServer();
  });

  afterEach(async () => {
    for (const socket of opened.splice(0)) socket.close();
    await server.stop();
  });

  it('answers each path as told, a list one by one, and others with 404', async () => {
    await server.route({ 'usage/budget': [{ status: 500 }, { json: { used: 1 } }] });
    const get = (path: string): Promise<Response> => fetch(`${server.httpUrl}/${path}`);

    expect((await get('usage/budget')).status).to.equal(500);
    expect(await (await get('usage/budget?days=7')).json()).to.deep.equal({ used: 1 });
    expect((await get('unknown')).status).to.equal(404);
    const { requests } = await server.state();
    expect(requests.map(({ path, query }) => [path, query])).to.deep.equal([
      ['usage/budget', {}],
      ['usage/budget', { days: '7' }],
      ['unknown', {}],
    ]);
  });

  it('sends frames, answers actions and counts sockets', async () => {
    await server.script({ protocol: 'events.v1', replies: { subscribe: [{ action: 'subscribed' }] } });
    const socket = await open();
    expect(socket.protocol).to.equal('events.v1');

    const answer = frame(socket);
    socket.send(JSON.stringify({ action: 'subscribe', ref: 1, topic: 'a' }));
    expect(await answer).to.deep.equal({ action: 'subscribed', ref: 1, topic: 'a' });
    await server.until({ sockets: 1, frames: { subscribe: 1 } });

    const event = frame(socket);
    await server.send({ event: 'task.completed' });
    expect(await event).to.deep.equal({ event: 'task.completed' });
  });

  it('closes with a code, cuts without one, and comes back on the same port', async () => {
    const first = await open();
    const told = closing(first);
    await server.close(4401, 'expired');
    expect((await told).code).to.equal(4401);

    const second = await open();
    const cut = closing(second);
    await server.down();
    expect((await cut).code).to.equal(1006);
    await open().then(
      () => expect.fail('it still listens'),
      () => undefined,
    );

    await server.up();
    await open();
    await server.until({ sockets: 1, opened: 3, closes: 2 });
  });

  it('refuses an upgrade when told, and says what it saw when a wait is in vain', async () => {
    await server.script({ refuse: 503 });
    await open().then(
      () => expect.fail('it was not refused'),
      () => undefined,
    );
    await server.until({ sockets: 1 }, 50).then(
      () => expect.fail('there is no socket'),
      (error: unknown) => expect(String(error)).to.contain('"sockets":0'),
    );
  });
});
