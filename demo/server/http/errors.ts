import type { FastifyInstance } from 'fastify';

interface Refused extends Error {
  readonly statusCode?: number;
  readonly code?: string;
  readonly field?: string;
}

/** Answers every failure as JSON in one shape: `{code, field?, message}`. */
export function answerErrors(app: FastifyInstance, log: (line: string) => void): void {
  const paths: string[] = [];
  app.addHook('onRoute', ({ method, path }) => {
    if (path.startsWith('/api/') && method !== 'HEAD') paths.push(`${String(method)} ${path}`);
  });
  app.setErrorHandler<Refused>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log(`${request.method} ${request.url} failed: ${error.stack ?? error.message}`);
    return reply.code(status).send({
      code: status >= 500 ? 'internal' : status === 400 ? 'bad_request' : (error.code ?? 'refused'),
      ...(error.field === undefined ? {} : { field: error.field }),
      message: status >= 500 ? 'the server failed; its console says why' : error.message,
    });
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    return reply.code(404).send({
      code: 'not_found',
      message: `there is no ${request.method} ${path}; there are ${paths.join(', ')}`,
    });
  });
}
