import { formatterFor, type PluralForms } from '../format.js';

/** Counts things: Arabic has six plural forms, two of which need no figure; the engine knows which one a count takes. */
export const counted = (count: number, text: string, forms: PluralForms): string =>
  formatterFor('ar')
    .plural(count, forms)
    .replace('#', () => text);
