/** What follows the end of a connection. */
export type Verdict =
  /** Again, with full jitter. */
  | 'backoff'
  /** Again, spread over the window the server asked for. */
  | 'spread'
  /** Again, but slowly, and reported: another attempt will hardly mend it. */
  | 'slow'
  /** Again with a new token, once; then `unauthorised`. */
  | 'token'
  /** Not again until `connect()`. */
  | 'final';

interface Meaning {
  readonly verdict: Verdict;
  readonly reason: string;
}

const MEANINGS: Readonly<Record<number, Meaning>> = {
  1001: { verdict: 'spread', reason: 'going-away' },
  1002: { verdict: 'slow', reason: 'protocol-error' },
  1003: { verdict: 'slow', reason: 'unsupported-data' },
  1007: { verdict: 'slow', reason: 'invalid-data' },
  1008: { verdict: 'slow', reason: 'policy' },
  1009: { verdict: 'slow', reason: 'too-large' },
  1010: { verdict: 'slow', reason: 'missing-extension' },
  1011: { verdict: 'backoff', reason: 'server-error' },
  1012: { verdict: 'spread', reason: 'restart' },
  1013: { verdict: 'spread', reason: 'overloaded' },
  4401: { verdict: 'token', reason: 'unauthorised' },
  4403: { verdict: 'final', reason: 'forbidden' },
  4408: { verdict: 'backoff', reason: 'timeout' },
  4409: { verdict: 'final', reason: 'conflict' },
  4429: { verdict: 'spread', reason: 'rate-limited' },
};

/**
 * What a close code means for the next attempt. Codes that are not listed, 1000, 1005, 1006, 1014 and 1015
 * among them, are an ordinary loss.
 */
export function meaningOf(code: number | null): Meaning {
  return (code !== null ? MEANINGS[code] : undefined) ?? { verdict: 'backoff', reason: 'lost' };
}
