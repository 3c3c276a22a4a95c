const PRIME = 0x01000193;
const SEEDS = [0x811c9dc5, 0x9747b28c];

/**
 * A short name for a text, 64 bits by FNV-1a from two seeds: for storage and for names that other tabs see, which are no
 * place for an address or an id that may carry a secret. Enough to keep some thousands apart; no protection.
 */
export function hashOf(text: string): string {
  return SEEDS.map((seed) => {
    let hash = seed;
    for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), PRIME);
    return (hash >>> 0).toString(36);
  }).join('-');
}
