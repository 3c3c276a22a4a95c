import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { running, type Running } from './running.node.js';

/** `fetch` tidies paths and sets the host itself: this sends both as they are. */
const raw = (server: Running, path: string, host = new URL(server.url).host): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    request({ hostname, port, path, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

describe('the pages', () => {
  it('come with a policy that lets nothing in but the server’s own scripts and styles', async (t) => {
    const server = await running(t);
    const { status, headers, body } = await server.get<string>('/');
    assert.equal(status, 200);
    assert.match(body, /<event-stream/);
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self' ws://127.0.0.1:*",
      "require-trusted-types-for 'script'",
      "base-uri 'none'",
      "form-action 'none'",
    ]) {
      assert.ok(policy.includes(part), part);
    }
  });

  it('are the demo’s own, and no other file of the project', async (t) => {
    const server = await running(t);
    assert.equal(await raw(server, '/demo/demo.css'), 200);
    for (const path of [
      '/demo/server/main.ts',
      '/demo/%73erver/main.ts',
      '/demo//server/main.ts',
      '/demo/./server/main.ts',
      '/demo/x/../server/main.ts',
      '/demo/../package.json',
      '/demo/..%2fpackage.json',
      '/demo/%2e%2e/package.json',
      '/demo/..%5cpackage.json',
      '/../package.json',
      '/package.json',
      '/src/index.ts',
      '/.git/config',
      '/demo/.hidden',
    ]) {
      const status = await raw(server, path);
      assert.ok(status === 403 || status === 404, `${path} is answered with ${status}`);
    }
  });
});

describe('the server', () => {
  it('answers to this machine’s names only', async (t) => {
    const server = await running(t);
    const { port } = new URL(server.url);
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
      assert.equal(await raw(server, '/api/usage/budget', host), 200, host);
    }
    for (const host of ['rebound.example', `rebound.example:${port}`, `127.0.0.1.example:${port}`]) {
      assert.equal(await raw(server, '/api/usage/budget', host), 403, host);
    }
  });

  it('says what there is when asked for what there is not', async (t) => {
    const server = await running(t);
    const { status, body } = await server.get('/api/usage/budgets');
    assert.equal(status, 404);
    assert.match(
      String(body['message']),
      /no GET \/api\/usage\/budgets; there are GET \/api\/usage\/budget, /,
    );
  });

  it('keeps nothing of the resources in caches and lets local pages read them', async (t) => {
    const server = await running(t);
    const { headers } = await server.get('/api/usage/budget', { origin: 'http://localhost:3000' });
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('access-control-allow-origin'), 'http://localhost:3000');
    const foreign = await server.get('/api/usage/budget', { origin: 'https://evil.example' });
    assert.equal(foreign.headers.get('access-control-allow-origin'), null);
  });

  it('answers a preflight of a local page', async (t) => {
    const server = await running(t);
    const response = await fetch(`${server.url}api/telemetry`, {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost:3000', 'access-control-request-method': 'POST' },
    });
    assert.equal(response.status, 204);
    assert.match(response.headers.get('access-control-allow-methods') ?? '', /POST/);
  });
});
