import type { Strings } from './strings.en.js';

export type { Strings } from './strings.en.js';

type Overlay<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Overlay<T[K]> | undefined }
    : T;

/** A language in which any key of any depth may be missing; what is missing is read in English. */
export type PartialStrings = Overlay<Strings>;

const registered = new Map<string, PartialStrings>();
/** By the English words they are laid over: an element brings only the groups it speaks with. */
let complete = new WeakMap<object, Map<string, object>>();

/**
 * Adds a language, or more words of one. `de` also serves `de-AT`, and `de-AT` may then hold only what differs.
 * Elements read their words when they render, so register before the first tag, or change `lang` afterwards.
 */
export function registerStrings(lang: string, strings: PartialStrings): void {
  const key = lang.trim().replaceAll('_', '-').toLowerCase();
  registered.set(key, overlay(registered.get(key) ?? {}, strings));
  complete = new WeakMap();
}

/**
 * The words of a language: of `de-AT`, else of `de`, else English, decided key by key. Never throws.
 * @param english the groups that are wanted, such as `{ common, budgetMonitor }`; always the same object
 */
export function stringsFor<W extends Partial<Strings>>(lang: string | null | undefined, english: W): W {
  const key = (lang ?? '').trim().replaceAll('_', '-').toLowerCase();
  const byLang = complete.get(english) ?? new Map<string, object>();
  const found = byLang.get(key) as W | undefined;
  if (found) return found;
  const strings = chain(key).reduce<W>((words, tag) => overlay(words, wanted(tag, english)) as W, english);
  if (byLang.size > MAX_COMPLETE) byLang.clear();
  complete.set(english, byLang.set(key, strings));
  return strings;
}

/** Of a registered language, the groups that stand in `english`. */
function wanted(tag: string, english: Words): Words {
  return Object.fromEntries(Object.entries(registered.get(tag) ?? {}).filter(([group]) => group in english));
}

/** A `lang` attribute is the host's to write; beyond this many different ones the cache starts anew. */
const MAX_COMPLETE = 200;

/** From general to particular: `zh`, `zh-hant`, `zh-hant-tw`. */
function chain(key: string): string[] {
  const parts = key.split('-');
  return parts.map((_, i) => parts.slice(0, i + 1).join('-'));
}

type Words = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Words => typeof value === 'object' && value !== null;

/** A copy of `words` with every word of `over` in its place; `undefined` and `null` leave what is below. */
function overlay(words: Words, over: Words): Words {
  const merged: Record<string, unknown> = { ...words };
  for (const [key, word] of Object.entries(over)) {
    if (word == null) continue;
    const below = Object.hasOwn(words, key) ? words[key] : undefined;
    merged[key] = isGroup(word) ? overlay(isGroup(below) ? below : {}, word) : word;
  }
  return merged;
}
