// @ts-check
// Everything this project promises, checked in an order that finds what is cheap to find first. A step that fails does
// not stop the next ones; the last line sums them up. Each test counts as one, and so does each step that is no suite
// of tests.
//   BROWSERS=chromium npm test     in one browser instead of three
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from './run.mjs';

/**
 * @typedef {(chunk: Buffer) => void} Collect
 * @typedef {{ name: string, work: (collect?: Collect) => Promise<boolean> }} Step
 */

process.chdir(root);
const scratch = mkdtempSync(join(tmpdir(), 'spendwire-test-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const total = { passed: 0, failed: 0 };
const browsers = (process.env.BROWSERS ?? 'chromium,firefox,webkit').split(',');

// Two at a time where one leaves a processor idle; what measures time has the machine for itself and its like.
await lanes(
  [script('Lint', 'lint')],
  [
    tool('Format', 'prettier', '--check', '--log-level=warn', '.'),
    script('Types', 'types'),
    script('Unused code and dependencies', 'unused'),
    tool('Manifest', 'node', 'scripts/manifest.mjs', '--check'),
    tool('Build', 'node', 'scripts/build.mjs'),
  ],
);
await lanes([suite('Tests in Node', 'node', nodeTest)]);
for (const name of browsers.filter((name) => name === 'chromium')) await lanes([inBrowser(name)]);
await lanes(...browsers.filter((name) => name !== 'chromium').map((name) => [inBrowser(name)]));
await lanes([script('Package', 'package')], [script('Sizes', 'sizes')]);

process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`\n${total.passed} passed, ${total.failed} failed`);

/**
 * Takes the steps of each lane one after another, and the lanes at once; a step that has company shows what it printed
 * when it has ended.
 *
 * @param {readonly Step[][]} all
 */
async function lanes(...all) {
  await Promise.all(
    all.map(async (lane) => {
      for (const { name, work } of lane) {
        const head = `\n── ${name}`;
        /** @type {Buffer[]} */
        const chunks = [];
        if (all.length === 1) console.log(head);
        const started = performance.now();
        const succeeded = await work(all.length === 1 ? undefined : (chunk) => chunks.push(chunk));
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        if (all.length > 1) console.log(`${head}\n${Buffer.concat(chunks)}`);
        console.log(`${succeeded ? '✓' : '✗'} ${name} (${seconds} s)`);
      }
    }),
  );
}

/**
 * A step that counts as one.
 *
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @returns {Step}
 */
function tool(name, command, ...args) {
  return {
    name,
    async work(collect) {
      const succeeded = await run(command, args, {}, collect);
      total[succeeded ? 'passed' : 'failed'] += 1;
      return succeeded;
    },
  };
}

/**
 * @param {string} name
 * @param {string} script of package.json
 */
function script(name, script) {
  return tool(name, 'npm', 'run', '--silent', script);
}

/** @param {string} browser */
function inBrowser(browser) {
  // Only Chromium can say which lines ran.
  const args = browser === 'chromium' ? ['--coverage'] : [];
  return suite(`Tests in ${browser}`, 'wtr', () => args, { BROWSERS: browser });
}

/**
 * A suite that writes how many of its tests passed and failed.
 *
 * @param {string} name
 * @param {string} command
 * @param {(countsFile: string) => string[]} argsOf
 * @param {Record<string, string>} [env]
 * @returns {Step}
 */
function suite(name, command, argsOf, env) {
  return {
    name,
    async work(collect) {
      const countsFile = join(scratch, `${name}.json`);
      const succeeded = await run(command, argsOf(countsFile), { ...env, COUNTS_FILE: countsFile }, collect);
      const counts = existsSync(countsFile)
        ? JSON.parse(readFileSync(countsFile, 'utf8'))
        : { passed: 0, failed: 0 };
      // A runner that broke before, or after, its tests has a failure that none of them has counted.
      const broken = (!succeeded || counts.passed === 0) && counts.failed === 0;
      total.passed += counts.passed;
      total.failed += counts.failed + (broken ? 1 : 0);
      return succeeded && !broken;
    },
  };
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
    // Most of them wait for a network: two at a time, whatever the machine has.
    ...['--import', 'tsx', '--test', '--test-concurrency=2'],
    ...reporters.flatMap(([reporter, to]) => [
      `--test-reporter=${reporter}`,
      `--test-reporter-destination=${to}`,
    ]),
    ...files.sort(),
  ];
}
