import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'rollup/parseAst';
import { measure } from '../../scripts/sizes.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  dependencies: Record<string, string>;
};

const modulesIn = (directory: string): string[] =>
  readdirSync(`${root}${directory}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => posix.join(directory, file.replaceAll('\\', '/')));

/** Every address that a module imports, at once or later. */
function importsOf(file: string): string[] {
  const found: string[] = [];
  JSON.stringify(parseAst(readFileSync(`${root}${file}`, 'utf8')), (_key, node: unknown) => {
    if (typeof node === 'object' && node !== null && 'source' in node) {
      const source = node.source as { value?: unknown } | null;
      if (typeof source?.value === 'string') found.push(source.value);
    }
    return typeof node === 'bigint' ? String(node) : node;
  });
  return found;
}

const inNode = (script: string): string =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: root, encoding: 'utf8' });

describe('the build', () => {
  before(() => {
    assert.ok(existsSync(`${root}dist/index.js`), 'nothing is built: run "npm run build"');
  });

  it('is self-contained for a page: files of the CDN import each other only', () => {
    const files = modulesIn('dist/cdn');
    assert.ok(files.includes('dist/cdn/spendwire.js'));
    for (const file of files) {
      for (const name of importsOf(file)) {
        assert.ok(files.includes(posix.join('dist/cdn', name)), `${file} imports ${name}`);
      }
    }
  });

  it('is one file for a page without modules', () => {
    assert.deepEqual(importsOf('dist/cdn/spendwire.classic.js'), []);
  });

  it('leaves to the bundler of a host what the package depends on, and nothing else', () => {
    const files = modulesIn('dist').filter((file) => !/^dist\/(cdn|demo)\//.test(file));
    const names = files.flatMap(importsOf).filter((name) => !name.startsWith('.'));
    const packages = new Set(names.map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name));
    assert.deepEqual(
      [...packages].filter((name) => !Object.hasOwn(dependencies, name)),
      [],
    );
  });

  it('carries the production build of Lit', () => {
    const entry = readFileSync(`${root}dist/cdn/spendwire.js`, 'utf8');
    assert.ok(!entry.includes('Lit is in dev mode'));
  });

  it('imports in Node, where there is no document', () => {
    const exported = inNode("console.log(Object.keys(await import('./dist/index.js')).join())")
      .trim()
      .split(',');
    assert.ok(exported.includes('connectStream'));
    assert.ok(exported.includes('define'));
  });

  for (const limited of ['cdn/spendwire.js', 'cdn/chart', '<budget-monitor>']) {
    it(`costs a page no more than promised: ${limited}`, async () => {
      const size = (await measure()).find(({ what, limit }) => limit !== undefined && what.includes(limited));
      assert.ok(size?.limit);
      assert.ok(
        size.gzip > 0 && size.gzip <= size.limit,
        `${size.gzip} bytes gzipped, ${size.limit} promised`,
      );
    });
  }
});
