import { toAmount, type Amount } from '../../src/wire/field.js';

/** An amount from the text it has on the wire. */
export function amountOf(text: string): Amount {
  const amount = toAmount(text);
  if (amount === undefined) throw new Error(`"${text}" is no amount`);
  return amount;
}

/** Printed text with ordinary spaces, for engines differ in which narrow or unbreakable one they use. */
export const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
