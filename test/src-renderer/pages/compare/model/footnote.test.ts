import { describe, expect, it } from 'vitest';
import { footnoteOf } from '@renderer/pages/compare/model/footnote';
import { reportRows } from '@renderer/pages/compare/model/report-view';
import { comparisonReport } from '../fixtures';

describe('what the numbers are made of', () => {
  const rows = reportRows(comparisonReport(), 'sample');

  it('names resamples, seed, the grey band, both tests and the oracle', () => {
    const note = footnoteOf({ rows, tasks: 100, resamples: 10_000, seed: 233 });
    expect(note).toContain('10,000 resamples, seed 233');
    expect(note).toContain('100 tasks cannot show with 80 % power, here below 0.09');
    expect(note).toContain('McNemar');
    expect(note).toContain('Oracle: looks at the true reward.');
  });

  it('claims nothing that is not there', () => {
    const alone = reportRows({ runs: comparisonReport().runs.slice(0, 1), paired: [] }, null);
    const note = footnoteOf({ rows: alone, tasks: 100, resamples: null, seed: null });
    expect(note).not.toMatch(/Grey band|Oracle|seed/);
  });
});
