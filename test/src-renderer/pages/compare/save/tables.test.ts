import { describe, expect, it } from 'vitest';
import { reportRows } from '@renderer/pages/compare/model/report-view';
import { reportLatex, reportMarkdown } from '@renderer/pages/compare/save/tables';
import { comparisonReport } from '../fixtures';

const rows = reportRows(comparisonReport(), 'sample');

describe('comparison as Markdown', () => {
  const lines = reportMarkdown(rows, 5, 'Made of: 10 resamples.').split('\n');

  it('is a table with the same number of cells in every line', () => {
    const cells = lines.slice(0, 6).map((line) => line.split(/(?<!\\)\|/).length);
    expect(new Set(cells).size).toBe(1);
  });

  it('writes numbers as the page does', () => {
    const beam = lines.find((line) => line.includes('beam'))!;
    expect(beam).toContain('| +0.31 | 0.25 to 0.37 | \\< 0.001 |');
    expect(lines.find((line) => line.includes('random'))).toContain('−0.01');
  });

  it('ends with what the numbers are made of', () => {
    expect(lines.at(-2)).toBe('Made of: 10 resamples.');
  });
});

describe('comparison as LaTeX', () => {
  const table = reportLatex(rows, 5, 'Grey band: 80 % power & more.');

  it('escapes what LaTeX would read as its own', () => {
    expect(table).toContain('80 \\% power \\& more');
    expect(table).toContain('$<$ 0.001');
    expect(table).toContain('$-$0.01');
    expect(table).not.toMatch(/(?<!\\)%/);
  });

  it('has one line a run between its rules', () => {
    const body = /\\midrule\n([\s\S]*?)\s*\\bottomrule/.exec(table)![1]!;
    expect(body.split('\n')).toHaveLength(4);
    expect(body).toContain('best of 5 (oracle)');
  });
});
