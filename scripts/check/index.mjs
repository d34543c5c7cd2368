// `npm run check [-- NAME …]`: everything about the code that can be judged without running it.
import { inRoot } from '../lib/paths.mjs';
import { visibly } from '../lib/process.mjs';
import { SetupError, say } from '../lib/say.mjs';
import { checkLayering } from './layering.mjs';

const PROJECTS = ['shared', 'main', 'web', 'test', 'scripts'];

/**
 * @param {string} file of a tool, below node_modules
 * @param {string[]} args
 */
const tool = (file, ...args) => visibly(process.execPath, [inRoot('node_modules', file), ...args]);

/** @type {Record<string, () => boolean>} */
const CHECKS = {
  types: () =>
    // All of them, even after a failure: one look shows every mistake.
    PROJECTS.map((name) => tool('typescript/bin/tsc', '-p', `tsconfig.${name}.json`)).every(
      Boolean,
    ),
  lint: () => tool('eslint/bin/eslint.js', '.', '--max-warnings', '0'),
  format: () => tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  layering: checkLayering,
  unused: () => tool('knip/bin/knip.js', '--no-progress'),
};

/**
 * @param {string[]} names none for all
 * @returns {boolean} whether there is nothing to object to
 */
export function check(names) {
  for (const name of names) {
    if (!Object.hasOwn(CHECKS, name)) {
      throw new SetupError(
        `there is no check ${name}; there are ${Object.keys(CHECKS).join(', ')}.`,
      );
    }
  }
  const chosen = Object.entries(CHECKS).filter(
    ([name]) => names.length === 0 || names.includes(name),
  );
  const failed = chosen
    .filter(([name, passes]) => {
      say(`check: ${name}`);
      return !passes();
    })
    .map(([name]) => name);
  say(failed.length === 0 ? 'check: nothing to object to' : `check: FAILED ${failed.join(', ')}`);
  return failed.length === 0;
}
