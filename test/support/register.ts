/** Registers only what a test is about, so that a fault elsewhere fails the tests of elsewhere. */
export function register(...classes: readonly (CustomElementConstructor & { readonly tag: string })[]): void {
  for (const element of classes) {
    if (!customElements.get(element.tag)) customElements.define(element.tag, element);
  }
}
