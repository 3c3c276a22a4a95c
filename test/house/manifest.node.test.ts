import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

interface Described {
  readonly name: string;
  readonly description?: string;
  readonly privacy?: string;
  readonly kind?: string;
  readonly inheritedFrom?: unknown;
}

interface Declaration extends Described {
  readonly tagName?: string;
  readonly summary?: string;
  readonly members?: readonly Described[];
  readonly attributes?: readonly Described[];
  readonly events?: readonly Described[];
  readonly slots?: readonly Described[];
  readonly cssParts?: readonly Described[];
  readonly cssProperties?: readonly Described[];
  readonly cssStates?: readonly Described[];
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const { modules } = JSON.parse(readFileSync(`${root}custom-elements.json`, 'utf8')) as {
  modules: { path: string; declarations: Declaration[] }[];
};
const declarations = modules.flatMap((module) => module.declarations);
const files = readdirSync(`${root}src/elements`).filter((file) => file.endsWith('.ts'));

describe('custom-elements.json', () => {
  it('is what the class comments say', () => {
    const script = fileURLToPath(new URL('../../scripts/manifest.mjs', import.meta.url));
    execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' });
  });

  it('has every element, under the name of its file, at the path that is published', () => {
    const elements = files.filter((file) =>
      /^static readonly tag\b|static tag\b|static readonly tag\b/m.test(read(file)),
    );
    assert.deepEqual(
      modules.map(({ path, declarations: [declaration] }) => [path, declaration?.tagName]),
      elements.sort().map((file) => [`dist/elements/${file.replace('.ts', '.js')}`, file.replace('.ts', '')]),
    );
  });

  for (const declaration of declarations) {
    it(`says what <${declaration.tagName}> is, and each thing that it promises`, () => {
      const { members = [], attributes = [], events = [], slots = [] } = declaration;
      const { cssParts = [], cssProperties = [], cssStates = [] } = declaration;
      assert.ok(declaration.summary, 'has no @summary');
      const promised = [members, attributes, events, slots, cssParts, cssProperties, cssStates].flat();
      const silent = promised.filter(({ description, inheritedFrom }) => !description && !inheritedFrom);
      assert.deepEqual(
        silent.map(({ name }) => name),
        [],
      );
      assert.deepEqual(
        members.filter(
          ({ name, privacy }) => name.startsWith('#') || (privacy !== undefined && privacy !== 'public'),
        ),
        [],
      );
    });
  }
});

function read(file: string): string {
  return readFileSync(`${root}src/elements/${file}`, 'utf8');
}
