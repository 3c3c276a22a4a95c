// @ts-check
// Everything this project promises, checked in order. A step that fails does not stop the next ones; the last
// line sums them up. Each test counts as one, and so does each step that is no suite of tests.
//   BROWSERS=chromium npm test     in one browser instead of three
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from './run.mjs';

process.chdir(root);
const scratch = mkdtempSync(join(tmpdir(), 'spendwire-test-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const total = { passed: 0, failed: 0 };

await step('Format', () => run('prettier', ['--check', '--log-level=warn', '.']));
await step('Lint', () => script('lint'));
await step('Types', () => script('types'));
await step('Unused code and dependencies', () => script('unused'));
await step('Manifest', () => run('node', ['scripts/manifest.mjs', '--check']));
await step('Build', () => run('node', ['scripts/build.mjs']));
await suite('Tests in Node', (countsFile) => run('node', nodeTest(countsFile)));
for (const browser of (process.env.BROWSERS ?? 'chromium,firefox,webkit').split(',')) {
  // Only Chromium can say which lines ran.
  const args = browser === 'chromium' ? ['--coverage'] : [];
  await suite(`Tests in ${browser}`, (countsFile) =>
    run('wtr', args, { BROWSERS: browser, COUNTS_FILE: countsFile }),
  );
}
await step('Package', () => script('package'));
await step('Sizes', () => script('sizes'));

process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`\n${total.passed} passed, ${total.failed} failed`);

/** @param {string} name of a script in package.json */
function script(name) {
  return run('npm', ['run', '--silent', name]);
}

/**
 * Runs a step that counts as one.
 *
 * @param {string} name
 * @param {() => Promise<boolean>} task
 */
async function step(name, task) {
  await timed(name, async () => {
    const succeeded = await task();
    total[succeeded ? 'passed' : 'failed'] += 1;
    return succeeded;
  });
}

/**
 * Runs a suite that writes how many of its tests passed and failed.
 *
 * @param {string} name
 * @param {(countsFile: string) => Promise<boolean>} task
 */
async function suite(name, task) {
  await timed(name, async () => {
    const countsFile = join(scratch, 'counts.json');
    rmSync(countsFile, { force: true });
    const succeeded = await task(countsFile);
    const counts = existsSync(countsFile)
      ? JSON.parse(readFileSync(countsFile, 'utf8'))
      : { passed: 0, failed: 0 };
    // A runner that broke before, or after, its tests has a failure that none of them has counted.
    const broken = (!succeeded || counts.passed === 0) && counts.failed === 0;
    total.passed += counts.passed;
    total.failed += counts.failed + (broken ? 1 : 0);
    return succeeded && !broken;
  });
}

/**
 * @param {string} name
 * @param {() => Promise<boolean>} task says whether it succeeded
 */
async function timed(name, task) {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const succeeded = await task();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${succeeded ? '✓' : '✗'} ${name} (${seconds} s)`);
}

/** @param {string} countsFile */
function nodeTest(countsFile) {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.node.test.ts'))
    .map((file) => join('test', file));
  const reporters = [
    ['spec', 'stdout'],
    ['./scripts/node-count-reporter.mjs', countsFile],
  ];
  return [
    ...['--import', 'tsx', '--test'],
    ...reporters.flatMap(([reporter, to]) => [
      `--test-reporter=${reporter}`,
      `--test-reporter-destination=${to}`,
    ]),
    ...files.sort(),
  ];
}
