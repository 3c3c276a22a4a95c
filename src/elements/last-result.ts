/** Makes something anew only when an input is another one than last time. */
export function lastResult<A extends readonly unknown[], R>(make: (...inputs: A) => R): (...inputs: A) => R {
  let known: { readonly inputs: A; readonly result: R } | undefined;
  return (...inputs) => {
    const isKnown =
      known?.inputs.length === inputs.length && known.inputs.every((input, index) => input === inputs[index]);
    if (!known || !isKnown) known = { inputs, result: make(...inputs) };
    return known.result;
  };
}
