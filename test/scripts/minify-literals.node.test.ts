import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { minifyCss, minifyHtml, minifyLiterals } from '../../scripts/minify-literals.mjs';

const css: readonly (readonly [string, string, string])[] = [
  [
    'drops comments and the space around punctuation',
    '/* a */\n:host {\n  color: red;\n  top: 0;\n}\n',
    ':host{color:red;top:0}',
  ],
  ['keeps the space of a descendant', '.a :hover,\n.b > .c {\n}', '.a :hover,.b > .c{}'],
  [
    'keeps the space that calc() needs',
    'a { top: calc(1px + var(--b) - 2px) }',
    'a{top:calc(1px + var(--b) - 2px)}',
  ],
  ['keeps strings', "a::before { content: ' ; } /* ' }", "a::before{content:' ; } /* '}"],
  [
    'keeps queries',
    '@container (inline-size < 240px) { :host(:state(stale)) .a { color: light-dark(#fff, #000) } }',
    '@container (inline-size < 240px){:host(:state(stale)) .a{color:light-dark(#fff,#000)}}',
  ],
  ['keeps the space between two values', ' ', ' '],
];

describe('minifyCss', () => {
  for (const [name, before, after] of css) {
    it(name, () => {
      assert.equal(minifyCss(before).trim(), after.trim());
    });
  }
});

describe('minifyHtml', () => {
  it('drops comments and keeps one space of many', () => {
    assert.equal(minifyHtml('<b\n  class="a">1</b>\n\n  <i>2</i><!-- \n -->'), '<b class="a">1</b> <i>2</i>');
  });
});

describe('minifyLiterals', () => {
  const compile = (source: string): string =>
    ts.transpileModule(source, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
      transformers: { before: [minifyLiterals] },
    }).outputText;

  it('reaches into nested templates and leaves other strings alone', () => {
    const source = 'export const x = html`<p>\n ${a  ?  html`\n<b>  </b>` : `a\n  b`}\n</p>`;';
    assert.equal(compile(source), 'export const x = html `<p> ${a ? html ` <b> </b>` : `a\n  b`} </p>`;\n');
  });

  it('keeps escapes', () => {
    assert.equal(
      compile("export const x = css`a::before {\n content: '\\\\201c'; }`;"),
      "export const x = css `a::before{content:'\\\\201c'}`;\n",
    );
  });

  it('leaves text alone in which white space counts', () => {
    const source = 'export const x = html `<pre>\n  a\n</pre>`;\n';
    assert.equal(compile(source), source);
  });
});
