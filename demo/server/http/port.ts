import { createServer } from 'node:net';

/**
 * Makes sure that a port can be had, before anything is opened or written.
 * @throws {Error} that says which other port to try
 */
export async function requirePort(port: number, host: string): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen(port, host, () => resolve());
    });
  } catch (cause) {
    throw new Error(reasonOf(cause as NodeJS.ErrnoException, port), { cause });
  }
  await new Promise((resolve) => probe.close(resolve));
}

function reasonOf({ code, message }: NodeJS.ErrnoException, port: number): string {
  const other = `try --port ${port < 65_535 ? port + 1 : port - 1}, or --port 0 for any free one`;
  if (code === 'EADDRINUSE') return `Port ${port} is taken, perhaps by a demo that already runs: ${other}.`;
  if (code === 'EACCES') return `Port ${port} needs rights that this program does not have: ${other}.`;
  return `Port ${port} cannot be had (${message}): ${other}.`;
}
