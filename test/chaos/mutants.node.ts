import { readdirSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Mutant } from './mutants.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tests = join(root, 'test/stream');
const scratch = join(root, '.tmp/mutants');

/** Random sequences that every mutant must survive to survive at all. */
const SEQUENCES = 300;

/** Needs a document, which there is none of here. */
const ELSEWHERE = new Set(['environment.test.ts']);

export interface Trial {
  /** The first test that failed; `null` where the code was as it should be. */
  readonly failed: string | null;
  readonly ran: number;
}

/**
 * Runs the tests of the stream against its code, changed in one place.
 * @throws where the place is not found: a mutant has to follow the code it is made of
 */
export async function tryMutant(mutant: Mutant | null, index = 0): Promise<Trial> {
  const outfile = join(scratch, `${process.pid}-${index}.mjs`);
  const files = readdirSync(tests).filter(
    (file) => /(?<!\.node)\.test\.ts$/.test(file) && !ELSEWHERE.has(file),
  );
  await mkdir(scratch, { recursive: true });
  const isFound = { value: mutant === null };
  await build({
    stdin: { contents: entryOf(files), resolveDir: tests, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    logLevel: 'silent',
    alias: { '@open-wc/testing': '@esm-bundle/chai' },
    plugins: [
      {
        name: 'mutant',
        setup({ onLoad }) {
          if (!mutant) return;
          const path = join(root, 'src/stream', mutant.file);
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
  // What a broken stream leaves running may fail after its test is over.
  const ignore = () => undefined;
  process.on('unhandledRejection', ignore);
  const { run } = (await import(pathToFileURL(outfile).href)) as { run: () => Promise<Trial> };
  await rm(outfile);
  try {
    return await run();
  } finally {
    process.off('unhandledRejection', ignore);
  }
}

/** A runner of a dozen lines: the tests are made for a browser's, and only need its words. */
const entryOf = (files: readonly string[]): string => `
  const cases = [];
  let scopes = [];
  Object.assign(globalThis, {
    describe(name, body) {
      scopes = [...scopes, { name, before: [], after: [] }];
      body();
      scopes = scopes.slice(0, -1);
    },
    it: (name, body) => cases.push({ name: [...scopes.map((scope) => scope.name), name].join(' '), body, scopes }),
    beforeEach: (body) => scopes.at(-1).before.push(body),
    afterEach: (body) => scopes.at(-1).after.push(body),
  });
  ${files.map((file) => `await import('./${file}');`).join('\n')}
  const { playSequence } = await import('./sequence.js');
  cases.push({ name: 'at random', scopes: [], body() {
    for (let seed = 1; seed <= ${SEQUENCES}; seed += 1) playSequence(seed);
  } });
  const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error('takes too long')), 5_000).unref());
  export async function run() {
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
`;
