const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Resolves an address against the page and checks that it is safe: no credentials in it, and encrypted where the page is,
 * except to this machine.
 * @param scheme `ws` makes `http:` and paths into `ws:`, and `https:` into `wss:`; `http` the other way about
 * @returns the absolute address, or `null` where it must not be used
 */
export function safeAddress(address: string, pageUrl: string | null, scheme: 'ws' | 'http'): string | null {
  try {
    const url = new URL(address, pageUrl ?? undefined);
    const [, encrypted] = /^(?:ws|http)(s?):$/.exec(url.protocol) ?? [];
    const isExposed = !encrypted && pageUrl?.startsWith('https:') && !LOOPBACK.test(url.hostname);
    if (encrypted === undefined || isExposed || url.username || url.password) return null;
    url.hash = '';
    return url.href.replace(/^(ws|http)/, scheme);
  } catch {
    return null;
  }
}
