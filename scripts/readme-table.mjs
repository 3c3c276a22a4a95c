// @ts-check
// The README's table of elements, written from custom-elements.json so that the two cannot disagree.
import { readFileSync } from 'node:fs';

const BEGIN = '<!-- elements:begin (generated: npm run manifest) -->';
const END = '<!-- elements:end -->';

/** Attributes every element shares; the README names them once. */
const SHARED = new Set(['heading', 'currency', 'time-zone', 'theme', 'compact', 'src', 'lang', 'dir']);

/**
 * @typedef {{ name: string, tagName?: string, summary?: string, attributes?: { name: string }[], events?: { name: string }[] }} Declaration
 */

/**
 * Puts the table of the elements of a manifest into a README.
 *
 * @param {string} readme
 * @param {string} manifestFile
 * @throws {Error} when the README has no place for it
 */
export function withElementTable(readme, manifestFile) {
  const [before, rest] = readme.split(BEGIN);
  const [, after] = rest?.split(END) ?? [];
  if (after === undefined) throw new Error(`README.md has no "${BEGIN}" … "${END}"`);
  const { modules } = JSON.parse(readFileSync(manifestFile, 'utf8'));
  /** @type {Declaration[]} */
  const elements = modules.flatMap(
    (/** @type {{ declarations?: Declaration[] }} */ module) => module.declarations ?? [],
  );
  const rows = elements
    .filter(({ tagName }) => tagName)
    .sort((a, b) => String(a.tagName).localeCompare(String(b.tagName)))
    .map(rowOf);
  const table = ['| tag | what it shows | its own attributes | events |', '|---|---|---|---|', ...rows];
  return `${before}${BEGIN}\n\n${table.join('\n')}\n\n${END}${after}`;
}

/** The manifest joins a comment's paragraphs by two spaces or an empty line. @param {string} text */
const firstParagraph = (text) => text.split(/\n\n| {2}/)[0] ?? '';

/** @param {Declaration} element */
function rowOf({ tagName, summary = '', attributes = [], events = [] }) {
  const own = attributes.map(({ name }) => name).filter((name) => !SHARED.has(name));
  const code = (/** @type {string[]} */ names) => names.map((name) => `\`${name}\``).join(' ') || '–';
  const cell = (/** @type {string} */ text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  return `| \`<${tagName}>\` | ${cell(firstParagraph(summary))} | ${code(own)} | ${code(events.map(({ name }) => name))} |`;
}
