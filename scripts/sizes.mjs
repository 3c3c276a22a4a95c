// @ts-check
// Prints what a page pays for the built files, and fails when it is more than was promised.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import { parseAst } from 'rollup/parseAst';
import { root } from './run.mjs';

const dist = join(root, 'dist');
const cdn = join(dist, 'cdn');

/** What every widget stands on, and a page with several pays once. */
const BASE = ['host/spendwire-element.js', 'host/resource-controller.js'];

/**
 * @typedef {object} Size
 * @property {string} what
 * @property {number} bytes minified
 * @property {number} gzip bytes
 * @property {number} brotli bytes
 * @property {number} [limit] the most gzipped bytes that were promised
 */

/**
 * Measures the build in `dist/`.
 *
 * @returns {Promise<Size[]>}
 * @throws {Error} when something that should be measured was not built
 */
export async function measure() {
  if (!existsSync(cdn)) throw new Error('Nothing is built: run "npm run build".');
  const [charts = '', widget = ''] = ['chart-drawing', 'cost-breakdown'].map(
    (name) => readdirSync(cdn).find((file) => file.startsWith(name) && file.endsWith('.js')) ?? '',
  );
  if (!charts || !widget) throw new Error('no chart chunk, or no widget with a chart, is in dist/cdn');
  const classic = readFileSync(join(cdn, 'spendwire.classic.js'), 'utf8');
  const base = new Set(BASE.flatMap((file) => [...staticGraph(join(dist, file)).keys()]));
  const entry = staticGraph(join(cdn, 'spendwire.js'));
  const undrawn = staticGraph(join(cdn, widget));
  const chartOnly = [...staticGraph(join(cdn, charts))].filter(([file]) => !undrawn.has(file));
  const everyTag = readdirSync(cdn)
    .filter((file) => /\.js$/.test(file) && file !== charts && !file.includes('classic'))
    .map((file) => readFileSync(join(cdn, file), 'utf8'));
  return [
    { what: 'cdn/spendwire.js, without charts', ...sizeOf([...entry.values()]), limit: 45_000 },
    { what: 'cdn/chart, with the first chart', ...sizeOf(chartOnly.map(([, text]) => text)), limit: 65_000 },
    { what: 'cdn, every tag on one page, without charts', ...sizeOf(everyTag) },
    { what: 'cdn/spendwire.classic.js, with charts', ...sizeOf([classic]) },
    {
      what: '<budget-monitor>, what the tag adds',
      ...sizeOf([await ownPart('budget-monitor', base)]),
      limit: 12_000,
    },
    { what: '<budget-monitor>, with the shared base', ...sizeOf([await ownPart('budget-monitor')]) },
  ];
}

/** Prints the table of sizes, and says whether each promise is kept. */
export async function printSizes() {
  /** @type {Size[]} */
  let sizes;
  try {
    sizes = await measure();
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    return false;
  }
  const kB = (/** @type {number | undefined} */ bytes) =>
    bytes === undefined ? '' : (bytes / 1000).toFixed(1);
  const rows = sizes.map(({ what, bytes, gzip, brotli, limit }) => [
    what,
    ...[bytes, gzip, brotli, limit].map(kB),
  ]);
  const table = [['kB', 'minified', 'gzip', 'brotli', 'gzip at most'], ...rows];
  for (const [what = '', ...figures] of table) {
    console.log(what.padEnd(40) + figures.map((figure) => figure.padStart(14)).join(''));
  }
  const over = sizes.filter(({ gzip, limit }) => limit !== undefined && gzip > limit);
  for (const { what, gzip, limit } of over)
    console.error(`${what}: ${gzip} bytes gzipped, ${limit} promised`);
  return over.length === 0;
}

/**
 * Reads a module and all that it loads before it runs, by path.
 *
 * @param {string} file
 * @param {Map<string, string>} [graph]
 */
function staticGraph(file, graph = new Map()) {
  if (graph.has(file)) return graph;
  const text = readFileSync(file, 'utf8');
  graph.set(file, text);
  for (const statement of parseAst(text).body) {
    const source = 'source' in statement ? statement.source?.value : undefined;
    if (typeof source === 'string' && source.startsWith('.')) staticGraph(join(dirname(file), source), graph);
  }
  return graph;
}

/**
 * Bundles one element of the package as a host's bundler does, and leaves out what is not ours and what is
 * loaded later.
 *
 * @param {string} tag
 * @param {ReadonlySet<string>} [without] modules to leave out as well
 */
async function ownPart(tag, without = new Set()) {
  const input = join(dist, 'elements', `${tag}.js`);
  if (!existsSync(input)) throw new Error(`dist/elements/${tag}.js was not built`);
  const bundle = await rollup({
    input,
    external: (id) => without.has(id) || (!id.startsWith('.') && !isAbsolute(id)),
    plugins: [
      { name: 'later', resolveDynamicImport: () => false },
      terser({ ecma: 2020, compress: { passes: 2 } }),
    ],
    treeshake: { moduleSideEffects: false },
  });
  const { output } = await bundle.generate({ format: 'es' });
  return output[0].code;
}

/** @param {string[]} texts of files that are transferred one by one */
function sizeOf(texts) {
  const sum = (/** @type {(text: string) => number} */ size) => texts.map(size).reduce((a, b) => a + b, 0);
  return {
    bytes: sum((text) => Buffer.byteLength(text)),
    gzip: sum((text) => gzipSync(text, { level: 9 }).length),
    brotli: sum((text) => brotliCompressSync(text).length),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exitCode = (await printSizes()) ? 0 : 1;
}
