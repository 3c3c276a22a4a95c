// @ts-check
//   node scripts/build.mjs           the whole package in dist/
//   node scripts/build.mjs --quick   only what the demo's pages load, not minified; nothing if no source has changed
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';
import { printSizes } from './sizes.mjs';

process.chdir(root);
const quick = process.argv.includes('--quick');
const stamp = 'dist/.built';
const hash = hashOf([
  ...['package-lock.json', 'package.json', 'rollup.config.mjs', 'tsconfig.json'],
  ...filesIn('src'),
  ...filesIn('demo').filter((file) => file.endsWith('.html') || file.startsWith(join('demo', 'pages'))),
]);

if (quick && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) process.exit(0);

const started = performance.now();
for (const directory of quick ? ['dist/cdn', 'dist/demo'] : ['dist']) {
  rmSync(directory, { recursive: true, force: true });
}
mkdirSync('dist', { recursive: true });
rmSync(stamp, { force: true });

const done = quick ? await run('rollup', ['-c', '--silent'], { BUILD: 'quick' }) : await whole();
if (!done) {
  console.error('The build failed.');
  process.exit(1);
}
writeFileSync(stamp, hash);
if (!quick) await printSizes();
console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);

async function whole() {
  const results = await Promise.all([
    run('rollup', ['-c', '--silent']),
    run('tsc', ['-p', 'tsconfig.build.json']),
    run('node', ['scripts/manifest.mjs', '--dist']),
  ]);
  return results.every(Boolean);
}

/** @param {string} directory */
function filesIn(directory) {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** @param {string[]} files */
function hashOf(files) {
  const sum = createHash('sha256');
  for (const file of files.sort()) sum.update(`${file}\0`).update(readFileSync(file));
  return sum.digest('hex');
}
