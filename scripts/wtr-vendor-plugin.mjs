// @ts-check
// The packages that the tests' pages need, each with its own modules in one file: a page asks for a few files
// instead of fifty, which is most of what it would load.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './run.mjs';

const PREFIX = '/__vendor__/';

/** Packages whose modules the runner makes up itself. */
const MADE_BY_THE_RUNNER = /^@web\//;

/** @returns {import('@web/test-runner').TestRunnerPlugin<unknown>} */
export function vendorPlugin() {
  const names = bareImports();
  /** @type {Map<string, string>} */
  const files = new Map();
  return {
    name: 'vendor',
    async serverStart() {
      for (const { path, text } of await bundle(names)) files.set(path.slice(root.length), text);
    },
    resolveImport({ source }) {
      return names.includes(source) ? `${PREFIX}${fileNameOf(source)}.js` : undefined;
    },
    serve({ path }) {
      const body = files.get(path.slice(1)) ?? files.get(path);
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
}

/** @param {string} name */
const fileNameOf = (name) => name.replaceAll('/', '_').replace(/\.js$/, '');

/** What sources and tests of the browser import from packages. */
function bareImports() {
  const names = new Set();
  for (const folder of ['src', 'test', 'demo/scenarios']) {
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts') || /\.node(\.test)?\.ts$/.test(file)) continue;
      const text = readFileSync(join(root, folder, file), 'utf8');
      for (const [, name = ''] of text.matchAll(/(?:from|import\()\s*'([@a-z][^']*)'/g)) names.add(name);
    }
  }
  return [...names].filter((name) => !MADE_BY_THE_RUNNER.test(name)).sort();
}

/** @param {readonly string[]} names */
async function bundle(names) {
  const { outputFiles } = await build({
    entryPoints: names.map((name) => ({ in: name, out: fileNameOf(name) })),
    absWorkingDir: root,
    outdir: join(root, PREFIX),
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['browser', 'development'],
    // Bundlers write out what asks for Node's environment.
    define: { 'process.env.NODE_ENV': '"test"' },
    write: false,
  });
  return outputFiles;
}
