/** What time the page believes it is; a test puts its own clock here. */
export const pageClock = {
  /** Epoch milliseconds. */
  now: (): number => Date.now(),
};
