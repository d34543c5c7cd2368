// The dependency rule of .dependency-cruiser.cjs, and that the tool has really looked: with a compiler
// that it does not know, dependency-cruiser finds no module at all and reports no violation.
import path from 'node:path';
import { filesBelow } from '../build.mjs';
import { inRoot, root } from '../lib/paths.mjs';
import { quietly } from '../lib/process.mjs';

const SOURCES = ['src-shared', 'src-main', 'src-renderer'];

/**
 * @typedef {{ modules: { source: string }[], summary: { violations: Violation[] } }} Report
 * @typedef {{ rule: { name: string }, from: string, to: string, cycle?: { name: string }[] }} Violation
 */

/**
 * The source files that the tool did not look at.
 * @param {string[]} files relative to the checkout
 * @param {Report} report
 */
export function overlooked(files, report) {
  const seen = new Set(report.modules.map(({ source }) => source));
  return files.filter((file) => !seen.has(file));
}

/** @param {Violation} violation */
export const describe = ({ rule, from, to, cycle }) =>
  `${rule.name}: ${[from, ...(cycle ? cycle.map(({ name }) => name) : [to])].join(' -> ')}`;

/** @returns {boolean} whether every file keeps to the rule */
export function checkLayering() {
  const files = SOURCES.flatMap((folder) => filesBelow(inRoot(folder)))
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.relative(root, file).split(path.sep).join('/'));
  const depcruise = inRoot('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...SOURCES];
  const { stdout, stderr } = quietly(process.execPath, [depcruise, ...args]);
  /** @type {Report} */
  let report;
  try {
    report = JSON.parse(stdout);
  } catch {
    console.error(`dependency-cruiser gave no report:\n${stderr}`);
    return false;
  }
  const missed = overlooked(files, report);
  const { violations } = report.summary;
  for (const file of missed) console.error(`not looked at by dependency-cruiser: ${file}`);
  for (const violation of violations) console.error(describe(violation));
  if (files.length === 0) console.error('there are no sources to look at');
  const clean = files.length > 0 && missed.length === 0 && violations.length === 0;
  if (clean) console.error(`${files.length} files keep to the dependency rule`);
  return clean;
}
