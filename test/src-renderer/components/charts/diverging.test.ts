import { describe, expect, it } from 'vitest';
import { divergingEdge, divergingFill, textOn } from '@renderer/components/charts/diverging';

describe('the diverging scale', () => {
  it('takes the theme’s stops where a value falls on one, and mixes in between', () => {
    expect(divergingFill(-1)).toBe('var(--div-0)');
    expect(divergingFill(0)).toBe('var(--div-4)');
    expect(divergingFill(1)).toBe('var(--div-8)');
    expect(divergingFill(0.125)).toBe('color-mix(in oklab, var(--div-4), var(--div-5) 50%)');
  });

  it('clamps what lies outside', () => {
    expect(divergingFill(-7)).toBe(divergingFill(-1));
    expect(divergingFill(7)).toBe(divergingFill(1));
  });

  it('gives marks an edge towards the ink, and text black or white', () => {
    expect(divergingEdge(1)).toBe('color-mix(in oklab, var(--div-8) 70%, var(--ink))');
    expect(textOn('var(--div-8)')).toMatch(/^lch\(from var\(--div-8\) /);
  });
});
