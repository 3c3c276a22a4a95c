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
  /** For a status; the code itself tells the rest. */
  readonly reason: string;
}

const LOSS: Meaning = { verdict: 'backoff', reason: 'lost' };
const PROTOCOL: Meaning = { verdict: 'slow', reason: 'protocol' };

const MEANINGS: Readonly<Record<number, Meaning>> = {
  1001: { verdict: 'spread', reason: 'going-away' },
  1002: PROTOCOL,
  1003: PROTOCOL,
  1007: PROTOCOL,
  1008: PROTOCOL,
  1009: PROTOCOL,
  1010: PROTOCOL,
  1012: { verdict: 'spread', reason: 'restart' },
  1013: { verdict: 'spread', reason: 'overloaded' },
  4401: { verdict: 'token', reason: 'unauthorised' },
  4403: { verdict: 'final', reason: 'forbidden' },
  4409: { verdict: 'final', reason: 'conflict' },
  4429: { verdict: 'spread', reason: 'rate-limited' },
};

/** What a close code means for the next attempt; one that is not listed, or none, is an ordinary loss. */
export function meaningOf(code: number | null): Meaning {
  return MEANINGS[code ?? 0] ?? LOSS;
}
