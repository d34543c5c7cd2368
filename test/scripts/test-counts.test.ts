import { expect, test } from 'vitest';
import { e2eCounts, unitCounts } from '../../scripts/test-counts.mjs';

test('a file of unit tests that fails as a whole counts as one failure', () => {
  const passed = { status: 'passed', assertionResults: [{ status: 'passed' }] };
  const failed = {
    status: 'failed',
    assertionResults: [{ status: 'failed' }, { status: 'passed' }],
  };
  const unloadable = { status: 'failed', assertionResults: [] };
  const hookFailed = { status: 'failed', assertionResults: [{ status: 'skipped' }] };
  const report = {
    numPassedTests: 2,
    numFailedTests: 1,
    testResults: [passed, failed, unloadable, hookFailed],
  };
  expect(unitCounts(report)).toEqual({ passed: 2, failed: 3 });
});

test('an error outside of the end-to-end tests counts as one failure', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 3 };
  expect(e2eCounts({ stats, errors: [] })).toEqual({ passed: 6, failed: 1 });
  expect(e2eCounts({ stats, errors: [{ message: 'no' }] })).toEqual({ passed: 6, failed: 2 });
});
