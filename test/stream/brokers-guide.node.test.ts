import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import * as jetstreamPackage from '@nats-io/jetstream';
import * as natsPackage from '@nats-io/nats-core';
import mqtt from 'mqtt';
import { WebSocket } from 'ws';
import type { StreamOptions } from '../../src/stream/event-stream.js';
import { mqttTransport } from '../../src/stream/mqtt-transport.js';
import { natsTransport } from '../../src/stream/nats-transport.js';
import {
  AS_ROOT,
  Broker,
  folderOf,
  freePort,
  HOST,
  PASSWORD,
  skipWithout,
  started,
  writePasswords,
} from './brokers.node.js';
import { PageStream } from './page-stream.node.js';

const guide = readFileSync(new URL('../../docs/brokers.md', import.meta.url), 'utf8');

/** A block of the guide, with what every reader puts in of his own. */
function block(language: string, own: Readonly<Record<string, string | number>>): string {
  const [, text] = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(guide) ?? [];
  assert.ok(text, `the guide has no block of ${language}`);
  return Object.entries(own).reduce((rest, [from, to]) => {
    assert.ok(rest.includes(from), `${from} is not in the block of ${language}`);
    return rest.replaceAll(from, String(to));
  }, text);
}

async function natsOfTheGuide(t: TestContext): Promise<Broker> {
  const folder = folderOf(t);
  const config = join(folder, 'nats.conf');
  const port = await freePort();
  const own = {
    ':4222': ':-1',
    ':8080': `:${port}`,
    '/var/lib/nats': join(folder, 'store'),
    'app-password': PASSWORD,
    'page-password': PASSWORD,
  };
  writeFileSync(config, block('nats', own));
  return started(t, new Broker(port, 'nats-server', ['-c', config]));
}

async function mosquittoOfTheGuide(t: TestContext): Promise<Broker> {
  const folder = folderOf(t);
  const config = join(folder, 'mosquitto.conf');
  const port = await freePort();
  writePasswords(join(folder, 'passwords'));
  writeFileSync(join(folder, 'acl'), block('acl', {}), { mode: 0o600 });
  const own = { '1883': await freePort(), '9001': port, '/etc/mosquitto': folder };
  writeFileSync(config, `${AS_ROOT}${block('mosquitto', own)}`);
  return started(t, new Broker(port, 'mosquitto', ['-c', config]));
}

/** Without TLS, whose certificates are the reader's. */
async function nginxOfTheGuide(t: TestContext, ports: { mqtt: number; nats: number }): Promise<Broker> {
  const folder = folderOf(t);
  const config = join(folder, 'nginx.conf');
  const port = await freePort();
  const sessions = createServer(({ headers }, answer) => {
    answer.statusCode = headers.cookie === 'session=mine' ? 204 : 401;
    answer.end();
  }).listen(0, HOST);
  await once(sessions, 'listening');
  t.after(() => sessions.close());
  const server = block('nginx', {
    'listen 443 ssl': `listen ${HOST}:${port}`,
    ':9001': `:${ports.mqtt}`,
    ':8080': `:${ports.nats}`,
    ':3000': `:${(sessions.address() as AddressInfo).port}`,
  }).replace(/^ +ssl_.*\n/gm, '');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  writeFileSync(
    config,
    `daemon off; pid ${folder}/pid; error_log stderr; events {}
    http { access_log off; ${temporary.join(' ')}\n${server} }`,
  );
  // Killed, it would leave its workers behind.
  return started(t, new Broker(port, 'nginx', ['-c', config, '-p', folder, '-e', 'stderr']), 'SIGTERM');
}

const natsOptions = (url: string): Partial<StreamOptions> => ({
  url,
  transport: natsTransport({
    client: () => natsPackage,
    jetstream: { client: () => jetstreamPackage, stream: 'EVENTS' },
    subjectFor: (topic) => (topic === '' ? null : `events.${topic}`),
    credentials: (pass) => ({ user: 'page', pass }),
  }),
  getToken: () => PASSWORD,
});

const mqttOptions = (url: string): Partial<StreamOptions> => ({
  url,
  transport: mqttTransport({
    client: () => mqtt,
    topicFor: (topic) => (topic === '' ? null : `events/${topic}`),
    options: { username: 'page' },
  }),
  getToken: () => PASSWORD,
});

const ours = { origin: 'https://app.example', cookie: 'session=mine' };
const skip = skipWithout('nginx') || skipWithout('mosquitto') || skipWithout('nats-server');
const tick = (n: number) => JSON.stringify({ event: 'tick', data: { n } });

describe('the guide to brokers', { skip }, () => {
  it('lets a page follow JetStream through nginx with no more rights than it needs', async (t) => {
    const nats = await natsOfTheGuide(t);
    const nginx = await nginxOfTheGuide(t, { nats: nats.port, mqtt: 1 });
    const connection = await natsPackage.wsconnect({
      servers: nats.url,
      user: 'app',
      pass: PASSWORD,
      wsFactory: (url) => Promise.resolve({ socket: new WebSocket(url) as never, encrypted: false }),
    });
    t.after(() => connection.close());
    const jetstream = jetstreamPackage.jetstream(connection);
    const manager = await jetstream.jetstreamManager();
    // A limit per subject, so that a page that comes back must look for the last message it read.
    await manager.streams.add({ name: 'EVENTS', subjects: ['events.>'], max_msgs_per_subject: 50 });
    const publish = (n: number) => jetstream.publish('events.team-42', tick(n));
    for (let n = 1; n <= 60; n += 1) await jetstream.publish('events.other', tick(n));

    const page = PageStream.open(t, natsOptions(`${nginx.url}/nats`), ['team-42', 'other'], 1, ours);
    await page.until(() => page.faults.length > 0, 'a refusal of the other topic');
    assert.match(page.faults[0]?.message ?? '', /forbidden/);
    await page.follows(() => publish(0), 'team-42');
    page.stream.suspend('paused');
    for (let n = 1; n <= 3; n += 1) await publish(n);
    page.stream.connect();
    await page.until(() => page.numbers('team-42').length === 3, 'what was missed');
    assert.deepEqual(page.numbers('team-42'), [1, 2, 3]);
    assert.deepEqual(
      page.resyncs.filter((line) => line.includes('team-42')),
      [],
    );
  });

  it('lets a page follow MQTT through nginx', async (t) => {
    const broker = await mosquittoOfTheGuide(t);
    const nginx = await nginxOfTheGuide(t, { nats: 1, mqtt: broker.port });
    const app = await mqtt.connectAsync(broker.url, { username: 'app', password: PASSWORD });
    t.after(() => app.end(true));
    const page = PageStream.open(t, mqttOptions(`${nginx.url}/mqtt`), ['team-42'], 1, ours);
    await page.follows((topic) => app.publishAsync(`events/${topic}`, tick(0), { qos: 1 }), 'team-42');
    assert.deepEqual(page.faults, []);
  });

  for (const { who, headers } of [
    { who: "another site's page", headers: { ...ours, origin: 'https://evil.example' } },
    { who: 'a page without a session', headers: { origin: ours.origin } },
  ]) {
    it(`keeps out ${who}, which goes on trying`, async (t) => {
      const broker = await mosquittoOfTheGuide(t);
      const nginx = await nginxOfTheGuide(t, { nats: 1, mqtt: broker.port });
      const page = PageStream.open(t, mqttOptions(`${nginx.url}/mqtt`), ['team-42'], 20, headers);
      await page.until(() => page.statuses.filter(({ delayMs }) => delayMs !== null).length > 2, 'attempts');
      assert.deepEqual(page.states, ['connecting', 'retrying']);
      assert.equal(page.stream.status.code, 1006);
    });
  }
});
