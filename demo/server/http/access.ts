import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * What the demo's pages may do: nothing but load this server's own scripts and styles and speak to it. The socket is
 * named beside `'self'` for engines in which `'self'` does not reach `ws:`.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self' ws://127.0.0.1:* ws://localhost:*",
  "img-src 'self' data:",
  "frame-src 'self'",
  "require-trusted-types-for 'script'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/**
 * Why a request is not for this server, in words; `null` for one from this machine. A page of another site can send
 * requests to 127.0.0.1, and with DNS rebinding under a name of its own: both give themselves away by a header.
 * @param isActing whether the request changes something or opens a socket: then a foreign origin is refused too
 */
export function refusalOf({ host, origin }: IncomingHttpHeaders, isActing: boolean): string | null {
  if (!isLoopback(`http://${host ?? ''}`)) {
    return `this demo answers to 127.0.0.1 and localhost, not to "${host ?? ''}"`;
  }
  if (isActing && origin !== undefined && !isLoopback(origin)) {
    return `this demo takes nothing from pages of "${origin}"`;
  }
  return null;
}

function isLoopback(address: string): boolean {
  try {
    return LOOPBACK.has(new URL(address).hostname);
  } catch {
    return false;
  }
}

const isReading = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

/** Lets pages of this machine read and act, whatever their port, and nobody else act. */
export function guard(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ method, headers, url }, reply) => {
    const refusal = refusalOf(headers, !isReading(method));
    if (refusal) return reply.code(403).send({ code: 'forbidden', message: refusal });
    const { origin } = headers;
    if (origin !== undefined && isLoopback(origin)) {
      reply.headers({ 'access-control-allow-origin': origin, vary: 'origin' });
    }
    reply.headers({
      'content-security-policy': PAGE_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': url.startsWith('/api') || url.startsWith('/ws') ? 'no-store' : 'no-cache',
    });
    if (method === 'OPTIONS') {
      return reply
        .code(204)
        .headers({
          'access-control-allow-methods': 'GET, POST',
          'access-control-allow-headers': 'content-type, authorization, last-event-id',
          'access-control-max-age': '600',
        })
        .send();
    }
    return undefined;
  });
}
