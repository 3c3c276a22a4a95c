// @ts-check
import { writeFileSync } from 'node:fs';

/**
 * Counts the tests of a run, says how many there were, and writes `{ passed, failed }` to the file that
 * COUNTS_FILE names.
 *
 * A file that did not load, a page that crashed and a coverage below its threshold have no test of
 * their own: each counts as one failure.
 *
 * @returns {import('@web/test-runner').Reporter}
 */
export function countReporter() {
  const file = process.env.COUNTS_FILE;
  return {
    onTestRunFinished({ sessions, testCoverage }) {
      const total = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        const own = countSuite(session.testResults);
        total.passed += own.passed;
        total.failed += own.failed;
        total.skipped += own.skipped;
        if (!session.passed && own.failed === 0) total.failed += 1;
      }
      if (testCoverage && !testCoverage.passed) total.failed += 1;
      if (file) writeFileSync(file, JSON.stringify(total));
      console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
    },
  };
}

/** @param {import('@web/test-runner').TestSuiteResult | undefined} suite */
function countSuite(suite) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const test of suite?.tests ?? []) {
    total[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  }
  for (const child of suite?.suites ?? []) {
    const own = countSuite(child);
    total.passed += own.passed;
    total.failed += own.failed;
    total.skipped += own.skipped;
  }
  return total;
}
