import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import ts from 'typescript';
import { minifyLiterals } from './scripts/minify-literals.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const src = join(root, 'src');
const read = (...path) => readFileSync(join(root, ...path), 'utf8');
const pkg = JSON.parse(read('package.json'));

/** Set by `npm start`, which must not wait: only what a page loads, and not made small. */
const quick = process.env.BUILD === 'quick';

/**
 * TypeScript file by file, without checking types, which `npm run types` does. The compiler leaves
 * `#private` as it is, where esbuild writes WeakMaps (9 % more, gzipped).
 */
function typescript() {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file));
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const compilerOptions = { ...options, noEmit: false, sourceMap: true, importHelpers: true };
  return {
    name: 'typescript',
    resolveId(id, importer) {
      const isOurs = id.startsWith('.') && id.endsWith('.js') && importer?.endsWith('.ts');
      return isOurs ? join(dirname(importer), id.replace(/\.js$/, '.ts')) : null;
    },
    transform(code, id) {
      if (!id.endsWith('.ts')) return null;
      const { outputText, sourceMapText } = ts.transpileModule(code, {
        fileName: id,
        compilerOptions,
        transformers: quick ? {} : { before: [minifyLiterals] },
      });
      return { code: outputText.replace(/\/\/# sourceMappingURL=.*/, ''), map: sourceMapText };
    },
  };
}

/** TanStack's modules ask for Node's environment, which a page does not have. */
function forProduction() {
  return {
    name: 'for-production',
    transform(code, id) {
      if (!id.includes('@tanstack')) return null;
      return { code: code.replaceAll('process.env.NODE_ENV', '"production"'), map: null };
    },
  };
}

/** What a client that only reads, reads no endless lists and is in a page has in place of TanStack's own, by file. */
const UNREACHED = {
  mutationCache: `export class MutationCache {
    clear() {}
    findAll() { return []; }
    resumePausedMutations() { return Promise.resolve(); }
  }`,
  infiniteQueryBehavior: `const none = () => undefined;
    export { none as infiniteQueryBehavior, none as hasNextPage, none as hasPreviousPage };`,
  environmentManager: 'export const isServer = () => false;',
  timeoutManager: `export const timeoutManager = {
    setTimeout: (task, ms) => setTimeout(task, ms),
    clearTimeout: (id) => clearTimeout(id),
    setInterval: (task, ms) => setInterval(task, ms),
    clearInterval: (id) => clearInterval(id),
  };
  export const systemSetTimeoutZero = (task) => void setTimeout(task, 0);`,
};

/**
 * Nobody can have a client of ours write, or read endlessly: what TanStack keeps for that stays out of the CDN's files,
 * whose every page would pay 2 kB for it. A client that a host hands in brings its own.
 */
function onlyWhatReads() {
  return {
    name: 'only-what-reads',
    load(id) {
      return UNREACHED[/query-core[\\/].*[\\/](\w+)\.js$/.exec(id)?.[1]] ?? null;
    },
  };
}

/**
 * A page may bring the calendar too, and cally registers its tags without asking: those of our copy get names of their
 * own, and are registered once, however many copies of ours a page loads.
 */
function ownCalendarTags() {
  return {
    name: 'own-calendar-tags',
    transform(code, id) {
      if (!/node_modules[\\/]cally[\\/]|look[\\/]calendar\.ts$/.test(id)) return null;
      const renamed = code.replaceAll(/(["'])calendar-/g, '$1spendwire-calendar-');
      const guarded = renamed.replaceAll(
        /customElements\.define\(("[a-z-]+"), (\w+)\)/g,
        'customElements.get($1) || customElements.define($1, $2)',
      );
      return { code: guarded, map: null };
    },
  };
}

/** The licences of what is bundled ask to travel with it. */
function licences() {
  return {
    name: 'licences',
    generateBundle() {
      const modules = [...this.getModuleIds()].map((id) => id.split(`node_modules${sep}`)[1]);
      const names = modules.filter(Boolean).map((path) => /^(@[^/\\]+.)?[^/\\]+/.exec(path)[0]);
      const source = [...new Set(names)]
        .sort()
        .map(licenceOf)
        .join(`\n${'-'.repeat(80)}\n\n`);
      this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source });
    },
  };
}

function licenceOf(name) {
  const { version, license } = JSON.parse(read('node_modules', name, 'package.json'));
  const file = readdirSync(join(root, 'node_modules', name)).find((entry) => /^licen[cs]e/i.test(entry));
  return `${name} ${version} (${license})\n\n${file ? read('node_modules', name, file) : ''}`;
}

const small = { ecma: 2022, compress: { passes: 3 }, format: { comments: /^!/ } };
const banner = `/*! ${pkg.name} ${pkg.version}, ${pkg.license}; with other licences in LICENSES.txt */`;
const plugins = ({ minify }) => [
  typescript(),
  // Without the condition "development" Lit is its production build.
  resolve({ exportConditions: ['browser', 'production', 'default'] }),
  forProduction(),
  ...(minify && !quick ? [terser({ ...small, module: minify === 'module' })] : []),
];

/** Nothing here imports a language but English: a host imports the one it wants, and registers it. */
const languages = readdirSync(join(src, 'text'))
  .filter((file) => /^strings\.(?!en\b).+\.ts$/.test(file))
  .map((file) => `text/${file.replace(/\.ts$/, '')}`);

/** What a host imports by itself, because most hosts do not need it. */
const transports = ['stream/mqtt-transport', 'stream/nats-transport'];

/** The package: one module per source file, dependencies left to the host's bundler. */
const modules = {
  input: ['index', 'all', 'define', ...languages, ...transports].map((name) => join(src, `${name}.ts`)),
  external: (id) => Object.keys(pkg.dependencies).some((name) => id === name || id.startsWith(`${name}/`)),
  plugins: plugins({ minify: false }),
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    preserveModules: true,
    preserveModulesRoot: src,
    entryFileNames: ({ name }) => (name.includes('tslib') ? 'tslib.js' : '[name].js'),
  },
};

/** One address for a page: everything but Chart.js, which comes with the first chart. */
const cdn = {
  input: { spendwire: join(src, 'cdn.ts') },
  preserveEntrySignatures: 'allow-extension',
  plugins: [onlyWhatReads(), ...plugins({ minify: 'module' }), ownCalendarTags(), licences()],
  output: {
    dir: 'dist/cdn',
    format: 'es',
    sourcemap: true,
    banner,
    chunkFileNames: '[name]-[hash].js',
    hoistTransitiveImports: false,
  },
};

/** The same for pages without modules, as one file: `spendwire.connectStream(…)`. */
const classic = {
  input: join(src, 'all.ts'),
  plugins: [onlyWhatReads(), ...plugins({ minify: 'script' }), ownCalendarTags()],
  output: {
    file: 'dist/cdn/spendwire.classic.js',
    format: 'iife',
    name: 'spendwire',
    sourcemap: true,
    banner,
    inlineDynamicImports: true,
  },
};

/** The scripts that the demo's pages name, beside the very library that they show. */
const demoPages = readdirSync(join(root, 'demo')).filter((file) => file.endsWith('.html'));
const demoScripts = demoPages.flatMap((page) => [
  ...read('demo', page).matchAll(/\/dist\/demo\/([\w-]+)\.js/g),
]);
const demo = {
  input: Object.fromEntries(demoScripts.map(([, name]) => [name, join(root, 'demo', 'pages', `${name}.ts`)])),
  plugins: [
    {
      name: 'library',
      resolveId: (id) =>
        id.endsWith('/src/all.js') ? { id: '/dist/cdn/spendwire.js', external: 'absolute' } : null,
    },
    ...plugins({ minify: false }),
  ],
  output: { dir: 'dist/demo', format: 'es', sourcemap: true },
};

const demos = demoScripts.length === 0 ? [] : [demo];

export default quick ? [cdn, ...demos] : [modules, cdn, classic, ...demos];
