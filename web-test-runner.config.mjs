import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import { withLeanCoverage } from './scripts/wtr-coverage-page.mjs';
import { countReporter } from './scripts/wtr-count-reporter.mjs';
import { vendorPlugin } from './scripts/wtr-vendor-plugin.mjs';
import { findMiniBrowser, freePort, webkitLauncher } from './scripts/wtr-webkit-launcher.mjs';
import { mediaPlugin } from './test/support/media-plugin.mjs';
import { serverPlugin } from './test/support/server-plugin.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const first = (...paths) => paths.find((path) => path && existsSync(path));
const asRoot = process.getuid?.() === 0;

// A background tab gets no requestAnimationFrame, and whatever draws would time out: each page is a window.
// A context of its own keeps storage and broadcasts of test files that run side by side apart.
const createPage = async ({ browser }) =>
  withLeanCoverage(await (await browser.createBrowserContext()).newPage({ type: 'window' }));

const launchers = {
  chromium() {
    const executablePath = first(
      process.env.CHROME_PATH,
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    );
    const args = [
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--mute-audio',
      ...(asRoot ? ['--no-sandbox'] : []),
    ];
    return (
      executablePath &&
      chromeLauncher({ concurrency: 2, createPage, launchOptions: { executablePath, args } })
    );
  },
  firefox() {
    const executablePath = first(
      process.env.FIREFOX_PATH,
      '/usr/bin/firefox-esr',
      '/usr/bin/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
    );
    // By WebDriver BiDi, with the same puppeteer that drives Chromium.
    const launchOptions = { browser: 'firefox', executablePath };
    // One page at a time: of two windows one has the focus.
    return executablePath && chromeLauncher({ puppeteer: puppeteerCore, concurrency: 1, launchOptions });
  },
  webkit: () => findMiniBrowser() && webkitLauncher(),
};

const wanted = (process.env.BROWSERS ?? 'chromium').split(',').map((name) => name.trim());
const browsers = wanted.map((name) => {
  const launcher = launchers[name]?.();
  if (!launcher) throw new Error(`The browser "${name}" is not installed; "npm run setup" installs it.`);
  return launcher;
});

/** Serves a module that imports every source file, so that one no test loads counts as uncovered. */
const everySource = {
  name: 'every-source',
  serve({ path }) {
    if (path !== '/every-source.js') return undefined;
    const files = readdirSync(here('src'), { recursive: true }).filter((file) => file.endsWith('.ts'));
    const body = files.map((file) => `import '/src/${file.replaceAll('\\', '/')}';`).join('\n');
    return { body, type: 'js' };
  },
};

export default {
  rootDir: here('.'),
  // Two that are started at once would find the same one free.
  port: await freePort(),
  files: ['test/**/*.test.ts', '!test/**/*.node.test.ts'],
  nodeResolve: { exportConditions: ['browser', 'development'] },
  plugins: [
    everySource,
    vendorPlugin(),
    // Pinned: 'auto' leaves standard decorators in the code, which no browser reads.
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: here('./tsconfig.json') }),
    serverPlugin(),
    mediaPlugin(),
  ],
  browsers,
  concurrentBrowsers: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  // Far beyond what a test takes on a quiet machine: a busy one must not make it red.
  testFramework: { config: { ui: 'bdd', timeout: 20_000 } },
  reporters: [defaultReporter({ reportTestProgress: Boolean(process.stdout.isTTY) }), countReporter()],
  filterBrowserLogs: ({ args }) =>
    !args.some((arg) => typeof arg === 'string' && arg.includes('Lit is in dev mode')),
  // Only runs with --coverage read this: the whole suite in Chromium, see scripts/test.mjs.
  coverageConfig: {
    include: ['src/**/*.ts'],
    reporters: ['lcovonly'],
    reportDir: 'coverage',
    threshold: { statements: 90, branches: 80, functions: 90, lines: 90 },
  },
};
