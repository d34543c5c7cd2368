import { describe, expect, it } from 'vitest';
import { between, mixHex, rampIndex, rampOf } from '@renderer/pages/trees/draw/palette';
import { testPalette } from './scene-of';

describe('colours between the stops of a scale', () => {
  it('are the stops at the stops and in between half way', () => {
    const stops = ['#000000', '#ff0000', '#ffffff'];
    expect(between(stops, 0)).toBe('#000000');
    expect(between(stops, 0.5)).toBe('#ff0000');
    expect(between(stops, 1)).toBe('#ffffff');
    expect(between(stops, 0.75)).toBe('#ff8080');
    expect(between(stops, 7)).toBe('#ffffff');
  });

  it('mix channel by channel', () => {
    expect(mixHex('#102030', '#304050', 0.5)).toBe('#203040');
  });

  it('come from the ramp of the mode, with its ends at its ends', () => {
    expect(rampOf(testPalette, 'value').fill.at(0)).toBe('#000000');
    expect(rampOf(testPalette, 'q').fill.at(-1)).toBe('#800000');
    expect(rampOf(testPalette, 'visits').fill.at(-1)).toBe('#000060');
    expect(rampIndex(0)).toBe(0);
    expect(rampIndex(1)).toBe(rampOf(testPalette, 'value').fill.length - 1);
    expect(rampIndex(-4)).toBe(0);
  });
});
