// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { reportRows } from '@renderer/pages/compare/model/report-view';
import { runsFigure } from '@renderer/pages/compare/save/runs-figure';
import { comparisonReport } from '../fixtures';

const palette = {
  surface: '#ffffff',
  ink: '#111111',
  ink2: '#222222',
  ink3: '#333333',
  line: '#dddddd',
  accent: '#1f4fcc',
};

describe('picture of the runs', () => {
  const rows = reportRows(comparisonReport(), 'sample');
  const file = runsFigure(rows, 'beam', 5, palette);
  const drawing = new DOMParser().parseFromString(file, 'image/svg+xml').documentElement;

  it('stands alone: no classes, no variables, every colour in full', () => {
    expect(file).not.toMatch(/class=|var\(/);
    expect(drawing.getAttribute('xmlns')).toBe('http://www.w3.org/2000/svg');
  });

  it('draws a mean for every run and a difference for all but the baseline', () => {
    expect(drawing.querySelectorAll('circle')).toHaveLength(4 + 3);
  });

  it('names the runs and fills the one under test', () => {
    expect(drawing.textContent).toContain('best of 5');
    expect(drawing.querySelectorAll(`circle[fill="${palette.accent}"]`)).toHaveLength(2);
  });
});
