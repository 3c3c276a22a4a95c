import type { Clock } from './environment.js';
import { Timer } from './timer.js';

const PATIENCE_MS = 10_000;

export type TokenProvider = () => Promise<string> | string;

/**
 * Asks a host for a token.
 * @throws when the provider does, when it gives no text, or when it takes longer than ten seconds
 */
export async function ticketOf(getToken: TokenProvider, clock: Clock, signal: AbortSignal): Promise<string> {
  const timer = new Timer(clock);
  try {
    return await new Promise<string>((resolve, reject) => {
      const refuse = () => reject(new Error('the token provider gave no token'));
      timer.start(PATIENCE_MS, refuse);
      signal.addEventListener('abort', refuse, { once: true });
      Promise.resolve()
        .then(getToken)
        .then((token: unknown) => (typeof token === 'string' && token ? resolve(token) : refuse()), refuse);
    });
  } finally {
    timer.stop();
  }
}
