import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** What the platform offers and this library refuses everywhere in `src/`, with the reason in the message. */
const refused = [
  {
    selector: 'MemberExpression[property.name=/^(inner|outer)HTML$|^insertAdjacentHTML$/]',
    message: 'Text never becomes markup: render with a Lit template.',
  },
  {
    selector: "TaggedTemplateExpression[tag.name='html'] TemplateElement[value.raw=/\\sstyle=[\"']?$/]",
    message: 'A strict CSP blocks style attributes: use the directive in look/set-style.ts.',
  },
];

const defining = {
  selector: "CallExpression[callee.property.name='define'][callee.object.name='customElements']",
  message: 'Only register.ts registers, so that a second copy of the library on a page cannot throw.',
};

const formatting = [
  {
    selector: "MemberExpression[object.name='Intl']",
    message: 'Only src/text asks Intl: there it is cached and an odd locale cannot throw.',
  },
  {
    selector: 'MemberExpression[property.name=/^toLocale/]',
    message: 'Only src/text formats: use text/format.ts.',
  },
];

const imports = {
  paths: [
    { name: 'lit/directives/style-map.js', message: 'A strict CSP blocks it: use look/set-style.ts.' },
    { name: 'lit/directives/unsafe-html.js', message: 'Text never becomes markup.' },
    { name: 'lit/directives/unsafe-svg.js', message: 'Text never becomes markup.' },
  ],
};

const nodeGlobals = [
  'AbortController',
  'AbortSignal',
  'Buffer',
  'URL',
  'clearInterval',
  'clearTimeout',
  'console',
  'fetch',
  'performance',
  'process',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'structuredClone',
];

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', '.tmp/']),
  // A rule that must be bent is bent here, with its reason, never in a comment beside the code.
  { linterOptions: { noInlineConfig: true } },
  {
    files: ['**/*.ts'],
    extends: [
      js.configs.recommended,
      tseslint.configs.strictTypeChecked,
      lit['flat/recommended'],
      wc['flat/best-practice'],
    ],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.node.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    settings: { wc: { elementBaseClasses: ['LitElement'] } },
    plugins: { 'lit-a11y': litA11y },
    rules: {
      ...litA11y.configs.recommended.rules,
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-imports': ['error', imports],
      'no-restricted-syntax': ['error', ...refused, defining, ...formatting],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      'wc/guard-super-call': 'off', // LitElement always has the callbacks
    },
  },
  {
    // A validator's inferred type is the point of it; written out by hand it could drift.
    files: ['src/wire/**/*.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  {
    files: ['src/register.ts'],
    rules: { 'no-restricted-syntax': ['error', ...refused, ...formatting] },
  },
  {
    files: ['src/text/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...refused, defining] },
  },
  {
    // A dictionary's shape is inferred from its words, so that adding a word is one line.
    files: ['src/text/strings.*.ts', 'src/text/en/*.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  {
    // The one place that speaks on the console, so that it says each thing once and a host can silence it.
    files: ['src/store/report.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['demo/**/*.ts', 'scripts/**/*.ts'],
    rules: { 'no-console': 'off', 'no-restricted-syntax': ['error', ...refused] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-console': 'off',
      'no-restricted-syntax': 'off', // fixtures define elements, read innerHTML and ask Intl for what to expect
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-floating-promises': 'off', // chai-a11y-axe types every assertion as thenable
      '@typescript-eslint/no-non-null-assertion': 'off', // a missing element fails the test anyway
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off', // chai's `expect(x).to.be.true`
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'lit-a11y/accessible-name': 'off',
      'lit-a11y/alt-text': 'off',
      'lit/binding-positions': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [js.configs.recommended],
    languageOptions: { globals: Object.fromEntries(nodeGlobals.map((name) => [name, 'readonly'])) },
    rules: { 'no-empty': ['error', { allowEmptyCatch: true }] },
  },
);
