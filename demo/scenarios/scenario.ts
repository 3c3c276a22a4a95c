/** One element in one state: what the state page shows and the scenario test proves. */
export interface Scenario {
  readonly tag: string;
  /** What is to be seen, in a few words. */
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, unknown>>;
  /** CSS pixels; by default the width of its column. */
  readonly width?: number;
}

/** Makes the element of a scenario, ready to be put into a page. */
export function elementOf({ tag, attributes = {}, properties = {} }: Scenario): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  Object.assign(element, properties);
  return element;
}
