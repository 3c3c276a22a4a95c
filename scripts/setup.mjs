// @ts-check
// Makes a fresh checkout runnable, with nothing but Node; takes 0.1 s when all is there.
//   node scripts/setup.mjs              installs the dependencies when they are missing or older than the lock
//   node scripts/setup.mjs --browsers   and the browsers of the tests, from the system's packages
//   node scripts/setup.mjs --brokers    and the brokers of the tests, likewise
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

/** @param {string} message */
const say = (message) => console.log(`[setup] ${message}`);

/** The first Firefox that understands all that opens a page in it (`emulation.setScreenOrientationOverride`). */
const OLDEST_FIREFOX = 144;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`[setup] Node ${process.versions.node} is too old: 20.19 or newer is needed.`);
  process.exit(1);
}

if (!dependenciesAreFresh()) withLock(installDependencies);
if (process.argv.includes('--browsers')) installPackages(missingBrowsers());
// One by one: not every system has both.
if (process.argv.includes('--brokers')) for (const broker of missingBrokers()) installPackages([broker]);

/**
 * Compares the lock with npm's own note of what it installed last. Optional packages are left out:
 * most of them are for other systems.
 */
function dependenciesAreFresh() {
  const installed = lockedPackages('node_modules/.package-lock.json');
  if (!installed) return false;
  return Object.entries(lockedPackages('package-lock.json') ?? {}).every(
    ([path, entry]) => path === '' || entry?.optional || installed[path]?.version === entry?.version,
  );
}

/**
 * @param {string} file
 * @returns {Partial<Record<string, { version?: string, optional?: boolean }>> | undefined}
 */
function lockedPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

function installDependencies() {
  if (dependenciesAreFresh()) return; // another process was faster
  say('The dependencies are missing or older than package-lock.json; installing them (npm ci).');
  const ci = ['ci', '--include=dev', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const status = npm?.endsWith('.js')
    ? run(process.execPath, [npm, ...ci])
    : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ci, { shell: process.platform === 'win32' });
  if (status === 0) return;
  console.error('[setup] npm ci failed. Is the npm registry reachable?');
  process.exit(status);
}

/**
 * Keeps two scripts that start at once from installing over each other. The lock names its owner, so that
 * a dead owner's is taken over.
 *
 * @param {() => void} task
 */
function withLock(task) {
  const lock = '.setup.lock';
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
      if (isAlive(Number(readFileSync(lock, 'utf8')))) {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
      } else {
        rmSync(lock, { force: true });
      }
    }
  }
  process.on('exit', () => rmSync(lock, { force: true }));
  task();
  rmSync(lock, { force: true });
}

/** @param {number} pid of a lock's owner; 0 while the owner is still writing it */
function isAlive(pid) {
  try {
    return process.kill(pid || process.pid, 0);
  } catch {
    return false;
  }
}

/**
 * Tries; the test of a browser that could not be installed then fails in its own words, and that of a broker is skipped.
 *
 * @param {string[]} packages
 */
function installPackages(packages) {
  if (packages.length === 0) return;
  const names = packages.join(', ');
  const asRoot = process.getuid?.() === 0 ? [] : onPath('sudo') ? ['sudo', '-n'] : undefined;
  if (!onPath('apt-get') || !asRoot) {
    say(
      `Missing for the tests: ${names}. Please install them (for browsers CHROME_PATH, FIREFOX_PATH do too).`,
    );
    return;
  }
  say(`Installing what the tests need from the system's packages: ${names}.`);
  /** @param {string[]} args */
  const apt = (...args) => {
    const [command = '', ...rest] = [...asRoot, 'apt-get', '-qq', '-o', 'DPkg::Lock::Timeout=300', ...args];
    return run(command, rest, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  };
  // An image's own lists may be months old, and name a browser that is too old to be driven.
  if (apt('update') !== 0) say('The lists of packages could not be renewed; the old ones are tried.');
  if (apt('install', '-y', '--no-install-recommends', ...packages) !== 0) say(`Could not install ${names}.`);
}

function missingBrowsers() {
  const browsers = (process.env.BROWSERS ?? 'chromium,firefox,webkit').split(',');
  const packages = [];
  const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  const firefox = '/Applications/Firefox.app/Contents/MacOS/firefox';
  if (
    browsers.includes('chromium') &&
    !isThere(process.env.CHROME_PATH, 'chromium', 'google-chrome', chrome)
  ) {
    packages.push('chromium');
  }
  if (browsers.includes('firefox')) {
    const found = isThere(process.env.FIREFOX_PATH, 'firefox-esr', 'firefox', firefox);
    if (!found || isOutdated('firefox-esr')) packages.push('firefox-esr');
  }
  if (browsers.includes('webkit')) {
    if (!onPath('WebKitWebDriver')) packages.push('webkit2gtk-driver');
    if (!process.env.DISPLAY && !onPath('Xvfb')) packages.push('xvfb');
  }
  return packages;
}

/** @param {string} command of a Firefox; one that is not there, or does not say its version, is not outdated */
function isOutdated(command) {
  const { stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
  return Number(/Firefox (\d+)/.exec(stdout ?? '')?.[1] ?? OLDEST_FIREFOX) < OLDEST_FIREFOX;
}

/** Debian puts them where not every user's `PATH` leads. */
function missingBrokers() {
  return ['mosquitto', 'nats-server'].filter((name) => !isThere(name, `/usr/sbin/${name}`));
}

/** @param {(string | undefined)[]} candidates paths, or names of commands */
function isThere(...candidates) {
  return candidates.some((candidate) => candidate && (existsSync(candidate) || onPath(candidate)));
}

/** @param {string} command */
function onPath(command) {
  return (process.env.PATH ?? '').split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
function run(command, args, options) {
  const { error, status } = spawnSync(command, args, { stdio: 'inherit', ...options });
  return error ? 127 : (status ?? 1);
}
