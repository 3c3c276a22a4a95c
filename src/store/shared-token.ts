/** Gives a short-lived token. */
export type TokenProvider = () => Promise<string> | string;

/** A provider that has not answered by then never will; who waits for it is told. */
const PATIENCE_MS = 10_000;

const shared = new WeakMap<TokenProvider, () => Promise<string>>();

/**
 * Makes a host's provider answer everybody who asks at the same time with one token: the socket and every request
 * need one at once when a page opens, and again when it has run out.
 * @returns the same function for the same provider; it rejects when the provider does, when that gives no text, or takes
 * longer than ten seconds
 */
export function sharedToken(getToken: TokenProvider): () => Promise<string> {
  const known = shared.get(getToken);
  if (known) return known;
  let pending: Promise<string> | null = null;
  const share = () =>
    (pending ??= tokenOf(getToken).finally(() => {
      pending = null;
    }));
  shared.set(getToken, share);
  return share;
}

function tokenOf(getToken: TokenProvider): Promise<string> {
  return new Promise((resolve, reject) => {
    const take = (token: unknown) => {
      clearTimeout(timer);
      if (typeof token === 'string' && token !== '') resolve(token);
      else reject(new Error('the token provider gave no token'));
    };
    const timer = setTimeout(take, PATIENCE_MS);
    Promise.resolve()
      .then(getToken)
      .then(take, () => take(null));
  });
}
