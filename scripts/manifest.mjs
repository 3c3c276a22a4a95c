// @ts-check
//   node scripts/manifest.mjs           writes custom-elements.json and README's table of elements, both committed
//   node scripts/manifest.mjs --check   fails when what is committed is not what the sources say
//   node scripts/manifest.mjs --dist    writes the editors' data, the JSX types and a copy into dist/
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { withElementTable } from './readme-table.mjs';
import { root, run } from './run.mjs';

process.chdir(root);
const committed = 'custom-elements.json';
const [mode = ''] = process.argv.slice(2);

const scratch = relative(root, mkdtempSync(join(tmpdir(), 'manifest-')));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const editorData = mode === '--dist' ? 'dist' : scratch;
if (!(await run('cem', ['analyze', '--quiet', '--outdir', scratch], { EDITOR_DATA: editorData })))
  process.exit(1);
const generated = join(scratch, committed);
const readme = readFileSync('README.md', 'utf8');
const tabled = withElementTable(readme, generated);

if (mode === '--check') {
  const same = existsSync(committed) && readFileSync(committed, 'utf8') === readFileSync(generated, 'utf8');
  if (!same) {
    console.error(`${committed} is not what the class comments say: run "npm run manifest" and commit it.`);
    process.exit(1);
  }
  if (tabled !== readme) {
    console.error('README.md has another table of elements: run "npm run manifest" and commit it.');
    process.exit(1);
  }
  console.log(`${committed} and the table in README.md are what the class comments say.`);
} else if (mode === '--dist') {
  copyFileSync(generated, join('dist', committed));
} else {
  copyFileSync(generated, committed);
  writeFileSync('README.md', tabled);
}
