import { describe, expect, it } from 'vitest';
import {
  baselinesOf,
  differenceAxis,
  pickBaseline,
  pickTest,
  reportRows,
} from '@renderer/pages/compare/model/report-view';
import { comparisonReport } from '../fixtures';

describe('rows of a comparison', () => {
  const report = comparisonReport();
  const rows = reportRows(report, 'sample');

  it('begin with the baseline and end with the oracle', () => {
    expect(rows.map((row) => row.run.agent)).toEqual([
      'sample',
      'random-of-n',
      'beam',
      'best-of-n',
    ]);
    expect(rows[0]).toMatchObject({ isBaseline: true, paired: null });
    expect(rows.at(-1)).toMatchObject({ isOracle: true });
  });

  it('offers only baselines that the report has', () => {
    expect(baselinesOf(report)).toEqual(['sample']);
    expect(pickBaseline(report, 'greedy')).toBe('sample');
    expect(pickBaseline({ runs: report.runs, paired: [] }, null)).toBeNull();
  });

  it('takes the Q-guided run as the one under test unless another is asked for', () => {
    expect(pickTest(rows, null)).toBe('beam');
    expect(pickTest(rows, 'best-of-n')).toBe('best-of-n');
    expect(pickTest(rows, 'sample')).toBe('beam');
    const without = rows.filter((row) => row.run.agent !== 'beam');
    expect(pickTest(without, null)).toBe('random-of-n');
  });

  it('draws differences on an axis that holds every interval and the grey band', () => {
    const axis = differenceAxis(rows);
    expect(axis.min).toBeLessThanOrEqual(-0.09);
    expect(axis.max).toBeGreaterThanOrEqual(0.42);
    expect(axis.ticks).toContain(0);
  });
});
