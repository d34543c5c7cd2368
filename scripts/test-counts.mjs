// How many tests passed and failed, as the test runners themselves wrote it down.
import fs from 'node:fs';
import { inRoot } from './lib/paths.mjs';

/** @typedef {{ passed: number, failed: number }} Counts */

export const reports = {
  unit: inRoot('test-results', 'unit.json'),
  e2e: inRoot('test-results', 'e2e.json'),
};

/**
 * A file that fails as a whole (it could not be loaded, or a hook failed) may hold no failed test, but counts as one.
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] }} report of vitest
 * @returns {Counts}
 */
export function unitCounts({ numPassedTests, numFailedTests, testResults }) {
  const failedAsAWhole = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + failedAsAWhole.length };
}

/**
 * An error outside of any test counts as a failed one.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[] }} report of Playwright
 * @returns {Counts}
 */
export function e2eCounts({ stats, errors }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}

/**
 * @param {string} file
 * @param {(report: any) => Counts} count
 * @returns {Counts} one failure where the runner left no report: it did not get that far
 */
function countsIn(file, count) {
  try {
    return count(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** Before a run, so that its counts are its own. */
export function forgetCounts() {
  for (const file of Object.values(reports)) fs.rmSync(file, { force: true });
}

/** @returns {string} the closing line of a test run */
export function closingLine() {
  const unit = countsIn(reports.unit, unitCounts);
  const e2e = countsIn(reports.e2e, e2eCounts);
  return `${unit.passed + e2e.passed} passed, ${unit.failed + e2e.failed} failed`;
}
