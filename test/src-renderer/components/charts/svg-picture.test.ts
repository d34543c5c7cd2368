// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { srgb, svgFile } from '@renderer/components/charts/svg-picture';

describe('a drawing as a file', () => {
  it('stands alone: styles as attributes, no classes, room around it', () => {
    document.body.innerHTML = `<svg width="100" height="50" class="chart">
      <circle class="mark" style="fill: rgb(31, 79, 204)" cx="10" cy="10" r="4"/>
      <text style="font-weight: 600">beam</text></svg>`;
    const file = svgFile(document.querySelector('svg')!);
    const drawing = new DOMParser().parseFromString(file, 'image/svg+xml').documentElement;
    expect(file).not.toMatch(/class=|style=/);
    expect(drawing.getAttribute('xmlns')).toBe('http://www.w3.org/2000/svg');
    expect(drawing.getAttribute('viewBox')).toMatch(/^-12 -12 /);
    expect(drawing.querySelector('text')?.getAttribute('font-weight')).toBe('600');
    expect(drawing.querySelector('circle')?.getAttribute('fill')).not.toBeNull();
  });

  it('leaves the page’s own drawing as it is', () => {
    document.body.innerHTML = '<svg class="chart"><path class="line" d="M0 0"/></svg>';
    svgFile(document.querySelector('svg')!);
    expect(document.querySelector('path')?.getAttribute('class')).toBe('line');
  });

  it('keeps what has no colour', () => {
    expect(srgb('none')).toBe('none');
    expect(srgb('')).toBe('none');
  });
});
