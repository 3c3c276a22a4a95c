/**
 * Reads a link that came from data: `https:` to anywhere, or the page's own origin. Everything else, `javascript:`,
 * `data:`, plain `http:` to elsewhere, and any URL that carries a name or password, is no link at all.
 * @param base what a relative link is resolved against, usually the page's own URL
 * @returns the absolute URL, or `null`; never throws
 */
export function safeHref(href: string | null, base: string): string | null {
  if (href === null) return null;
  let url: URL;
  let origin: string;
  try {
    url = new URL(href, base);
    origin = new URL(base).origin;
  } catch {
    return null;
  }
  if (url.username || url.password) return null;
  const isWeb = url.protocol === 'https:' || (url.protocol === 'http:' && url.origin === origin);
  return isWeb ? url.href : null;
}
