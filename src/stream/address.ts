/** An address that may be connected to, or why it may not. */
export type Address =
  { readonly ok: true; readonly url: string } | { readonly ok: false; readonly problem: string };

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

const refuse = (problem: string): Address => ({ ok: false, problem });

/**
 * Resolves an address against the page and checks that it is safe to use. The words of a refusal never repeat it,
 * since it may hold a secret.
 * @param scheme `ws` makes `http:` and paths into `ws:`, and `https:` into `wss:`; `http` the other way about
 */
export function addressOf(address: string, pageUrl: string | null, scheme: 'ws' | 'http'): Address {
  let url: URL;
  try {
    url = new URL(address, pageUrl ?? undefined);
  } catch {
    return refuse('must be an absolute address, or a path of the page');
  }
  const [, family, secure] = /^(ws|http)(s?):$/.exec(url.protocol) ?? [];
  if (family === undefined) return refuse('must be ws:, wss:, http: or https:');
  if (url.username || url.password) return refuse('must not hold credentials: use getToken');
  const isPageSecure = pageUrl !== null && pageUrl.startsWith('https:');
  if (!secure && isPageSecure && !LOOPBACK.test(url.hostname)) {
    return refuse('must be encrypted, as the page is: wss: or https:');
  }
  url.hash = '';
  return { ok: true, url: url.href.replace(/^(ws|http)/, scheme) };
}
