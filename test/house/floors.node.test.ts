import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { trespasses } from './floors.node.js';

const src = new URL('../../src/', import.meta.url);
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));

describe('floors', () => {
  for (const file of files.sort()) {
    it(`src/${file} imports downwards or beside itself`, () => {
      assert.deepEqual(trespasses(file, readFileSync(new URL(file, src), 'utf8')), []);
    });
  }
});

describe('trespasses', () => {
  const allowed = [
    ['store/feed.ts', "import { decode } from '../wire/decode.js';"],
    ['store/feed.ts', "import { queries } from './queries.js';"],
    ['look/base-styles.ts', "import { css } from 'lit';"],
    ['elements/cost-breakdown.ts', "const chart = await import('../look/chart.js');"],
    ['index.ts', "export { define } from './define.js';"],
    ['domain/period.ts', 'const ends = (window: Window): number => window.end;'],
    ['domain/money.ts', 'interface A { window: string } const title = page.document;'],
  ] as const;
  const refused = [
    ['a climb', 'domain/money.ts', "import { feed } from '../store/feed.js';"],
    ['a climb for a type', 'wire/events.ts', "import type { Money } from '../domain/money.js';"],
    ['a climb later', 'look/chart.ts', "const { feed } = await import('../store/feed.js');"],
    ['a climb by re-export', 'text/strings.ts', "export * from '../index.js';"],
    ['a neighbour on the same floor', 'stream/socket.ts', "import { format } from '../text/format.js';"],
    ['Lit below floor 4', 'store/feed.ts', "import { html } from 'lit/html.js';"],
    ['Chart.js beside its wrapper', 'elements/cost-breakdown.ts', "import { Chart } from 'chart.js';"],
    ['a validator above the wire', 'store/feed.ts', "import * as v from 'valibot';"],
    ['a package of nobody', 'elements/cost-breakdown.ts', "import moment from 'moment';"],
    ['a way out of src', 'index.ts', "import '../demo/app.js';"],
    ['a file without its extension', 'index.ts', "import './define';"],
    ['the page on a floor that needs none', 'store/feed.ts', 'document.title = "a";'],
  ] as const;

  for (const [file, source] of allowed) {
    it(`allows ${file}: ${source}`, () => {
      assert.deepEqual(trespasses(file, source), []);
    });
  }
  for (const [name, file, source] of refused) {
    it(`refuses ${name}`, () => {
      assert.equal(trespasses(file, source).length, 1);
    });
  }
  it('refuses a folder without a floor', () => {
    assert.throws(() => trespasses('utils/a.ts', ''), /stands on no floor/);
  });
});
