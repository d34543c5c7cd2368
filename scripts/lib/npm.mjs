// npm, whether or not it is npm that started us.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { onPath, quietly, visibly } from './process.mjs';
import { SetupError } from './say.mjs';

/** The file that is npm: `npm-cli.js`. */
function npmCli() {
  const started = process.env.npm_execpath;
  const prefix = path.dirname(process.execPath);
  const command = onPath('npm');
  const candidates = [
    // Another package manager names itself in the same variable.
    started && path.basename(started) === 'npm-cli.js' ? started : undefined,
    command && fs.realpathSync(command),
    path.join(prefix, '../lib/node_modules/npm/bin/npm-cli.js'),
    path.join(prefix, 'node_modules/npm/bin/npm-cli.js'),
  ];
  const found = candidates.find((file) => file?.endsWith('npm-cli.js') && fs.existsSync(file));
  if (!found) {
    throw new SetupError(
      'npm was not found: it comes with Node, and Debian has it in a package of its own (apt-get install npm).',
    );
  }
  return found;
}

/** @param {string[]} args */
export const npm = (...args) => visibly(process.execPath, [npmCli(), ...args]);

/** @param {string[]} args */
export const npmQuietly = (...args) => quietly(process.execPath, [npmCli(), ...args]);

/** The compiler driver that npm brings along. */
export function nodeGyp() {
  try {
    return createRequire(npmCli()).resolve('node-gyp/bin/node-gyp.js');
  } catch {
    throw new SetupError('npm came without node-gyp: install npm from nodejs.org or with Node.');
  }
}
