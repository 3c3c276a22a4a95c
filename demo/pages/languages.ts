import { registerStrings } from '../../src/all.js';
import { ar } from '../../src/text/strings.ar.js';
import { de } from '../../src/text/strings.de.js';

/** Registers the second languages of the demo, as a host would register its own. */
export function registerLanguages(): void {
  registerStrings('de', de);
  registerStrings('ar', ar);
}
