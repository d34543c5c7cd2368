// The tasks behind the npm scripts. Each provides what it needs, says so, and does that once.
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { bench, opensWindow } from './bench.mjs';
import { build, forgetBuilds } from './build.mjs';
import { check } from './check/index.mjs';
import { withDisplay } from './display.mjs';
import { inRoot } from './lib/paths.mjs';
import { inForeground, visibly } from './lib/process.mjs';
import { SetupError, say } from './lib/say.mjs';
import { sandboxVariables } from './sandbox.mjs';
import { announceElectron, electronPath } from './setup/electron.mjs';
import { setUp } from './setup/index.mjs';
import { closingLine, forgetCounts, reports } from './test-counts.mjs';

const electronVite = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
const playwright = inRoot('node_modules', '@playwright', 'test', 'cli.js');
const prettier = inRoot('node_modules', 'prettier', 'bin', 'prettier.cjs');
const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');

/**
 * Runs a program that opens windows.
 * @param {string} command
 * @param {string[]} args
 */
const withWindow = (command, args) =>
  withDisplay((display) =>
    inForeground(command, args, {
      env: {
        ...display,
        // Set in the terminals of some editors: Electron would be a mere Node.
        ELECTRON_RUN_AS_NODE: undefined,
        ...sandboxVariables(),
      },
    }),
  );

async function prepareWindow() {
  await setUp('window');
  announceElectron();
  await build({ withPage: true });
}

/**
 * The command line, in this very process: with its signals, its standard streams and its exit code.
 * @param {string[]} args
 */
async function stepq(args) {
  await setUp('node');
  await build({ withPage: false });
  const cli = inRoot('out', 'main', 'cli.js');
  if (!fs.existsSync(cli))
    throw new SetupError('the build made no command line (out/main/cli.js).');
  process.argv.splice(1, process.argv.length, cli, ...args);
  await import(pathToFileURL(cli).href);
}

/** @param {string[]} args */
async function unitTests(args) {
  await setUp('node');
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${reports.unit}`];
  return inForeground(process.execPath, [vitest, 'run', ...report, ...args]);
}

/** @param {string[]} args */
async function e2eTests(args) {
  await prepareWindow();
  return withWindow(process.execPath, [playwright, 'test', ...args]);
}

/** All tests: what fails first does not hide the rest. */
async function allTests() {
  forgetCounts();
  const codes = [];
  for (const suite of [unitTests, e2eTests]) {
    codes.push(await suite([]).catch(explain));
  }
  console.log(closingLine());
  return codes.every((code) => code === 0) ? 0 : 1;
}

/**
 * What each task does with its arguments; a number is the exit code.
 * @type {Record<string, (args: string[]) => Promise<number | void>>}
 */
const TASKS = {
  async start(args) {
    await prepareWindow();
    return withWindow(electronPath(), [inRoot(), ...args]);
  },

  async dev(args) {
    await setUp('window');
    announceElectron();
    forgetBuilds();
    return withWindow(process.execPath, [electronVite, 'dev', '--watch', '--', ...args]);
  },

  demo: (args) => stepq(['demo', ...args]),
  stepq,

  async bench([name, ...args]) {
    if (opensWindow(name)) await prepareWindow();
    else {
      await setUp('node');
      // Some benchmarks start the programs; the others need not wait until those can be built.
      await build({ withPage: false }).catch(explain);
    }
    return bench(name, args);
  },

  test: allTests,
  'test:unit': unitTests,
  'test:e2e': e2eTests,

  /** The pictures of the guide, of the demo's experiment in the real window. */
  async pictures(args) {
    await prepareWindow();
    const cli = inRoot('out', 'main', 'cli.js');
    const workspace = inRoot('out', 'tour', 'workspace');
    const demo = await inForeground(process.execPath, [cli, 'demo', '--workspace', workspace]);
    if (demo !== 0) return demo;
    const config = inRoot('playwright.tour.config.ts');
    return withWindow(process.execPath, [playwright, 'test', '--config', config, ...args]);
  },

  async check(names) {
    await setUp('tools');
    return check(names) ? 0 : 1;
  },

  async format() {
    await setUp('tools');
    return visibly(process.execPath, [prettier, '--write', '--log-level', 'warn', '.']) ? 0 : 1;
  },

  async build() {
    await setUp('tools');
    await build({ withPage: true });
  },

  async setup() {
    await setUp('node');
    await setUp('window');
    announceElectron();
    say('everything is in place');
  },

  async counts() {
    console.log(closingLine());
  },
};

/**
 * @param {unknown} error
 * @returns {number} the exit code
 */
function explain(error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  return 1;
}

/** @param {string[]} argv the task and its arguments */
export async function main([name = '', ...args]) {
  const task = Object.hasOwn(TASKS, name) ? TASKS[name] : undefined;
  if (!task) {
    say(`there is no task '${name}'; there are ${Object.keys(TASKS).join(', ')}`);
    process.exitCode = 1;
    return;
  }
  // Not process.exit(): the command line may still have work to do.
  const code = await task(args).catch(explain);
  if (code !== undefined) process.exitCode = code;
}
