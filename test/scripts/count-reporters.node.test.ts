import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import countNode from '../../scripts/node-count-reporter.mjs';
import { countReporter } from '../../scripts/wtr-count-reporter.mjs';

type Finished = Parameters<NonNullable<ReturnType<typeof countReporter>['onTestRunFinished']>>[0];

describe('countNode', () => {
  const counted = async (...events: { type: string; data: object }[]): Promise<unknown> => {
    const stream = (async function* () {
      yield* events;
    })();
    let text = '';
    for await (const chunk of countNode(stream)) text += chunk;
    return JSON.parse(text);
  };

  it('counts tests, not the suites around them nor what is skipped', async () => {
    const counts = await counted(
      { type: 'test:pass', data: { details: {} } },
      { type: 'test:pass', data: { details: { type: 'suite' } } },
      { type: 'test:pass', data: { details: {}, skip: true } },
      { type: 'test:fail', data: { details: { type: 'suite' } } },
      { type: 'test:fail', data: { details: {} } },
    );
    assert.deepEqual(counts, { passed: 1, failed: 1 });
  });
});

describe('countReporter', () => {
  let directory: string;
  const before = process.env['COUNTS_FILE'];

  const counted = (sessions: object[], testCoverage?: object): unknown => {
    countReporter().onTestRunFinished?.({ sessions, testCoverage, testRun: 0 } as unknown as Finished);
    return JSON.parse(readFileSync(join(directory, 'counts.json'), 'utf8'));
  };
  const suite = (...tests: object[]): object => ({
    name: '',
    suites: [{ name: 'a', suites: [], tests }],
    tests: [],
  });
  const pass = { passed: true, skipped: false };
  const fail = { passed: false, skipped: false };
  const skip = { passed: false, skipped: true };

  beforeEach(async () => {
    mock.method(console, 'log', () => undefined);
    directory = await mkdtemp(join(tmpdir(), 'counts-'));
    process.env['COUNTS_FILE'] = join(directory, 'counts.json');
  });
  afterEach(async () => {
    mock.restoreAll();
    if (before === undefined) delete process.env['COUNTS_FILE'];
    else process.env['COUNTS_FILE'] = before;
    await rm(directory, { recursive: true });
  });

  it('counts the tests of every suite', () => {
    const counts = counted([{ passed: false, testResults: suite(pass, pass, fail, skip) }]);
    assert.deepEqual(counts, { passed: 2, failed: 1, skipped: 1 });
  });

  it('counts a file that did not load, and one that failed outside its tests', () => {
    const counts = counted([{ passed: false }, { passed: false, testResults: suite(pass) }]);
    assert.deepEqual(counts, { passed: 1, failed: 2, skipped: 0 });
  });

  it('counts a coverage below its threshold', () => {
    const counts = counted([{ passed: true, testResults: suite(pass) }], { passed: false });
    assert.deepEqual(counts, { passed: 1, failed: 1, skipped: 0 });
  });
});
