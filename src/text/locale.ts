/** What every odd or unsupported tag falls back to: the language whose words are complete. */
const DEFAULT_LOCALE = 'en';

const known = new Map<string, string>();

/** Attributes reach this from any host; beyond this many different tags the cache starts anew. */
const MAX_KNOWN = 200;

/**
 * Turns what stands in a `lang` attribute into a locale that `Intl` takes and has data for: `en_US` is read as
 * `en-US`, `de_DE.UTF-8` as `de-DE`; `auto`, `""`, `C` and languages the engine does not know become `en`.
 * Never throws.
 */
export function usableLocale(tag: string | null | undefined): string {
  const given = tag ?? '';
  const cached = known.get(given);
  if (cached !== undefined) return cached;
  if (known.size >= MAX_KNOWN) known.clear();
  const locale =
    supported(
      given
        .trim()
        .replace(/[.@].*$/s, '')
        .replaceAll('_', '-'),
    ) ?? DEFAULT_LOCALE;
  known.set(given, locale);
  return locale;
}

function supported(tag: string): string | undefined {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag)[0];
  } catch {
    return undefined; // RangeError: not a language tag at all
  }
}
