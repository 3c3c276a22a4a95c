import { posix } from 'node:path';
import ts from 'typescript';

/** The floor of each folder of `src`; files that stand in `src` itself are the roof. */
const FLOORS: Readonly<Record<string, number>> = {
  wire: 0,
  domain: 1,
  adapters: 1,
  stream: 2,
  text: 2,
  look: 2,
  store: 3,
  host: 4,
  elements: 5,
  '': 6,
};

/** Who may know a package: `lit` all from floor 4 up, every other one place only. */
const PACKAGES: readonly (readonly [name: string, mayKnow: (file: string) => boolean])[] = [
  // Floor 2 knows nothing of elements, but `look/` needs Lit's `css` for shared styles, and its directives.
  ['lit', (file) => floorOf(file) >= 4 || folderOf(file) === 'look'],
  ['@lit/context', (file) => floorOf(file) >= 4],
  ['chart.js', (file) => file.startsWith('look/chart')],
  ['cally', (file) => file === 'look/calendar.ts'],
  ['valibot', (file) => folderOf(file) === 'wire'],
  ['@tanstack/query-core', (file) => folderOf(file) === 'store'],
  ['@tanstack/virtual-core', (file) => file === 'look/row-window.ts'],
  ['d3-dsv', (file) => folderOf(file) === 'domain'],
  ['@date-fns/tz', (file) => folderOf(file) === 'domain'],
];

/** What must run where there is no page: in a worker, in Node, in a test without a browser. */
const WITHOUT_A_PAGE: ReadonlySet<number> = new Set([0, 1, 3]);
const PAGE_ONLY: ReadonlySet<string> = new Set(['document', 'window', 'HTMLElement', 'customElements']);

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : '';
}

function floorOf(file: string): number {
  const floor = FLOORS[folderOf(file)];
  if (floor === undefined) throw new Error(`src/${file} stands on no floor`);
  return floor;
}

/**
 * Says what a source file does that the house forbids.
 *
 * @param file path relative to `src`, with forward slashes
 * @param source its text
 */
export function trespasses(file: string, source: string): string[] {
  const imported = ts.preProcessFile(source).importedFiles.map(({ fileName }) => fileName);
  return [
    ...imported.flatMap((name) => (name.startsWith('.') ? climbs(file, name) : unknownPackage(file, name))),
    ...pageUses(file, source),
  ];
}

function climbs(file: string, name: string): string[] {
  const target = posix.join(posix.dirname(file), name);
  if (target.startsWith('..')) return [`${file} imports ${name}, which is not in src`];
  if (!target.endsWith('.js')) return [`${file} imports ${name}, which does not end in .js`];
  const isBelow = floorOf(target) < floorOf(file);
  const isBeside = folderOf(target) === folderOf(file);
  return isBelow || isBeside ? [] : [`${file} imports ${target}, which is not below it`];
}

function unknownPackage(file: string, name: string): string[] {
  const known = PACKAGES.find(([known]) => name === known || name.startsWith(`${known}/`));
  if (!known) return [`${file} imports ${name}, a package that no floor knows`];
  return known[1](file) ? [] : [`${file} imports ${name}, which is known elsewhere only`];
}

function pageUses(file: string, source: string): string[] {
  if (!WITHOUT_A_PAGE.has(floorOf(file))) return [];
  const used = new Set<string>();
  const declared = new Set<string>(); // a budget has a window of its own
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && PAGE_ONLY.has(node.text)) {
      if (isDeclared(node)) declared.add(node.text);
      else if (!isNameOfMember(node)) used.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true));
  const free = [...used].filter((name) => !declared.has(name));
  return free.map((name) => `${file} uses ${name}, which only a page has`);
}

function isDeclared(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) &&
    parent.name === node
  );
}

function isNameOfMember(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isPropertyAssignment(parent)) &&
    parent.name === node
  );
}
