// @ts-check
/**
 * A reporter of Node's test runner that writes `{ passed, failed }`, each test counted once.
 *
 * A file that did not load has no test of its own: the runner then reports the file itself as failed.
 *
 * @param {AsyncIterable<{ type: string, data: { skip?: unknown, todo?: unknown, details?: { type?: string } } }>} events
 */
export default async function* count(events) {
  const total = { passed: 0, failed: 0 };
  for await (const { type, data } of events) {
    const isTest = data.details?.type !== 'suite' && data.skip === undefined && data.todo === undefined;
    if (type === 'test:pass' && isTest) total.passed += 1;
    if (type === 'test:fail' && isTest) total.failed += 1;
  }
  yield JSON.stringify(total);
}
