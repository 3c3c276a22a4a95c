import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { Mutant } from './mutants.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scratch = join(root, '.tmp/mutants');
const run = promisify(execFile);

/** Random sequences that every mutant must survive to survive at all. */
const SEQUENCES = 300;

/** Need a document, which there is none of here: a file, and a test. */
const ELSEWHERE = new Set(['environment.test.ts', 'agrees by the locks and words of a real browser']);

/** Longer than all tests take on a busy machine: a mutant that never ends has failed. */
const PATIENCE_MS = 120_000;

/** The tests that a change of the stream or of the wire must not pass, and those for one of the store. */
const SUITES = {
  stream: readdirSync(join(root, 'test/stream'))
    .filter((file) => /(?<!\.node)\.test\.ts$/.test(file) && !ELSEWHERE.has(file))
    .map((file) => `stream/${file}`),
  store: ['invalidator', 'messages', 'notices', 'tab-share', 'toast-queue'].map(
    (name) => `store/${name}.test.ts`,
  ),
};

/** What of a browser's tests is needed here. */
const WORDS = `export * from '@esm-bundle/chai';
  export const waitUntil = () => Promise.reject(new Error('there is no page'));`;

export interface Trial {
  /** The first test that failed; `null` where the code was as it should be. */
  readonly failed: string | null;
  readonly ran: number;
}

/**
 * Runs the tests of the stream or the store against the code, changed in one place, in a process of their own.
 * @param mutant `null` runs all of them against the code as it is
 * @throws where the place is not found: a mutant has to follow the code it is made of
 */
export async function tryMutant(mutant: Mutant | null, index = 0): Promise<Trial> {
  const outfile = join(scratch, `${process.pid}-${index}.mjs`);
  const isStore = mutant?.file.startsWith('store/') ?? false;
  const files = mutant ? SUITES[isStore ? 'store' : 'stream'] : Object.values(SUITES).flat();
  await mkdir(scratch, { recursive: true });
  const isFound = { value: mutant === null };
  await build({
    stdin: { contents: entryOf(files, !isStore), resolveDir: join(root, 'test'), loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    logLevel: 'silent',
    // What is bundled with them asks for Node's own modules in the old way.
    banner: {
      js: `import { createRequire } from 'node:module';const require = createRequire(import.meta.url);`,
    },
    plugins: [
      {
        name: 'mutant',
        setup({ onLoad, onResolve }) {
          onResolve({ filter: /^@open-wc\/testing$/ }, ({ path }) => ({ path, namespace: 'words' }));
          onLoad({ filter: /.*/, namespace: 'words' }, () => ({ contents: WORDS, resolveDir: root }));
          if (!mutant) return;
          const path = join(root, 'src', mutant.file);
          onLoad({ filter: /\.ts$/ }, async (args) => {
            if (args.path !== path) return null;
            const text = await readFile(path, 'utf8');
            isFound.value = text.split(mutant.from).length === 2;
            return { contents: text.replace(mutant.from, () => mutant.to), loader: 'ts' };
          });
        },
      },
    ],
  });
  if (!isFound.value) throw new Error(`${mutant?.file ?? ''} holds "${mutant?.from ?? ''}" not once`);
  try {
    const { stdout } = await run(process.execPath, [outfile], { timeout: PATIENCE_MS });
    return JSON.parse(stdout) as Trial;
  } catch (error) {
    if (mutant) return { failed: 'it ends otherwise than with an answer', ran: 0 };
    throw error;
  } finally {
    await rm(outfile);
  }
}

/** A runner of a dozen lines: the tests are made for a browser's, and only need its words. */
const entryOf = (files: readonly string[], playsSequences: boolean): string => `
  const cases = [];
  const elsewhere = new Set(${JSON.stringify([...ELSEWHERE])});
  let scopes = [];
  const { setTimeout } = globalThis; // tests that play the time put another in its place
  Object.assign(globalThis, {
    describe(name, body) {
      scopes = [...scopes, { name, before: [], after: [] }];
      body();
      scopes = scopes.slice(0, -1);
    },
    it: (name, body) => elsewhere.has(name) || cases.push({ name: [...scopes.map((scope) => scope.name), name].join(' '), body, scopes }),
    beforeEach: (body) => scopes.at(-1).before.push(body),
    afterEach: (body) => scopes.at(-1).after.push(body),
    requestAnimationFrame: (task) => globalThis.setTimeout(task, 16),
  });
  // What a broken stream leaves running may fail after its test is over.
  process.on('unhandledRejection', () => undefined);
  ${files.map((file) => `await import('./${file}');`).join('\n')}
  ${
    playsSequences
      ? `const { playSequence } = await import('./stream/sequence.js');
  cases.push({ name: 'at random', scopes: [], body() {
    for (let seed = 1; seed <= ${SEQUENCES}; seed += 1) playSequence(seed);
  } });`
      : ''
  }
  const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error('takes too long')), 5_000).unref());
  async function run() {
    for (const { name, body, scopes } of cases) {
      try {
        for (const { before } of scopes) for (const task of before) await task();
        await Promise.race([body(), late()]);
        for (const { after } of scopes) for (const task of after) await task();
      } catch {
        return { failed: name, ran: cases.length };
      }
    }
    return { failed: null, ran: cases.length };
  }
  process.stdout.write(JSON.stringify(await run()), () => process.exit());
`;
