import { waitUntil as waitAWhile } from '@open-wc/testing';

/** Far longer than anything takes on a quiet machine: a busy one must not make a test red. */
const PATIENCE_MS = 15_000;

/** Waits until something holds; `timeout` is for what takes longer than is usual. */
export const waitUntil = (
  holds: () => unknown,
  message?: string,
  { timeout = 0 }: { readonly timeout?: number } = {},
): Promise<void> => waitAWhile(holds as () => boolean, message, { timeout: Math.max(timeout, PATIENCE_MS) });
