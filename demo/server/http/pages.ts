import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Serves the demo's pages and the built library, and no other folder. */
export function servePages(app: FastifyInstance, root: string): void {
  const demo = join(root, 'demo');
  app.register(fastifyStatic, {
    root: demo,
    prefix: '/demo/',
    dotfiles: 'deny',
    // The server's own sources and its database are no pages.
    allowedPath: (path) => !/^\/?server(\/|$)/.test(path),
  });
  const dist = join(root, 'dist');
  if (existsSync(dist)) {
    app.register(fastifyStatic, { root: dist, prefix: '/dist/', dotfiles: 'deny', decorateReply: false });
  }
  app.get('/', (_request, reply) => reply.sendFile('index.html', demo));
}
