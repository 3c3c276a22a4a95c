/** A currency or zone comes from the data: beyond this many kinds a cache starts anew instead of growing for ever. */
const MAX_KINDS = 100;

/**
 * Makes each `Intl` object once per set of options: making one costs up to a thousand times what formatting with it does.
 * A `make` that throws is not remembered.
 */
export function cached<O, F>(make: (options: O) => F): (options: O) => F {
  const made = new Map<string, F>();
  return (options) => {
    const key = JSON.stringify(options);
    const found = made.get(key);
    if (found !== undefined) return found;
    if (made.size >= MAX_KINDS) made.clear();
    const fresh = make(options);
    made.set(key, fresh);
    return fresh;
  };
}
