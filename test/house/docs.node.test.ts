import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

/** Addresses in brackets that lead to a file of the project. */
const linksOf = (markdown: string): string[] =>
  [...markdown.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, address = '']) => address)
    .filter((address) => !/^[a-z]+:/.test(address));

describe('the documentation', () => {
  for (const page of pages) {
    it(`leads to files that are there: ${page}`, () => {
      const links = linksOf(readFileSync(join(root, page), 'utf8'));
      const broken = links.filter((link) => !existsSync(join(root, dirname(page), link)));
      assert.deepEqual(broken, []);
    });
  }
});
