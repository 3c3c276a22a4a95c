/** A class that knows the tag it is registered under. */
export type TaggedElement = CustomElementConstructor & { readonly tag: string };

/**
 * Registers element classes under their tags. A tag that is already taken, by a second copy of the library for one,
 * stays as it is.
 */
export function define(...classes: readonly TaggedElement[]): void {
  for (const element of classes) {
    if (!customElements.get(element.tag)) customElements.define(element.tag, element);
  }
}
