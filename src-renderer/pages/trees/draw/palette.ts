import { scaleOf, type ColourMode } from '../model/colouring';

/** The theme's colours as the canvas needs them: read once per theme, never while drawing. */
export interface TreePalette {
  readonly bg: string;
  readonly surface: string;
  readonly sunken: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly line2: string;
  readonly ghost: string;
  readonly accent: string;
  readonly accentInk: string;
  readonly diverging: MarkRamp;
  readonly sequential: MarkRamp;
  readonly sans: string;
  readonly mono: string;
}

/** A data scale in small steps, with the two outlines that go with each fill. */
export interface MarkRamp {
  readonly fill: readonly string[];
  /** Outline of a filled mark. */
  readonly edge: readonly string[];
  /** Ring of a hollow mark. */
  readonly ring: readonly string[];
}

/** Steps of a ramp; more than the eye tells apart on either scale. */
const STEPS = 128;

/** Reads the palette from the theme's variables, given by name without the leading dashes. */
export function readPalette(variable: (name: string) => string): TreePalette {
  const ink = variable('ink');
  const stops = (name: string, count: number) =>
    Array.from({ length: count }, (_, at) => variable(`${name}-${at}`));
  return {
    bg: variable('bg'),
    surface: variable('surface'),
    sunken: variable('sunken'),
    ink,
    ink2: variable('ink-2'),
    ink3: variable('ink-3'),
    line: variable('line'),
    line2: variable('line-2'),
    ghost: variable('ghost'),
    accent: variable('accent'),
    accentInk: variable('accent-ink'),
    diverging: ramp(stops('div', 9), ink),
    sequential: ramp(stops('seq', 7), ink),
    sans: variable('sans') || 'sans-serif',
    mono: variable('mono') || 'monospace',
  };
}

/** The ramp that a colour mode is drawn with. */
export function rampOf(palette: TreePalette, mode: ColourMode): MarkRamp {
  return palette[scaleOf(mode)];
}

/** Index of a scale position, 0 to 1, in a ramp. */
export function rampIndex(position: number): number {
  return Math.round(Math.min(1, Math.max(0, position)) * (STEPS - 1));
}

function ramp(stops: readonly string[], ink: string): MarkRamp {
  const fill = Array.from({ length: STEPS }, (_, at) => between(stops, at / (STEPS - 1)));
  return {
    fill,
    edge: fill.map((colour) => mixHex(colour, ink, 0.32)),
    ring: fill.map((colour) => mixHex(colour, ink, 0.15)),
  };
}

/** Linear interpolation between evenly spaced stops. */
export function between(stops: readonly string[], share: number): string {
  const at = Math.min(1, Math.max(0, share)) * (stops.length - 1);
  const left = Math.min(stops.length - 2, Math.floor(at));
  return mixHex(stops[left]!, stops[left + 1]!, at - left);
}

/** A colour on the way from one `#rrggbb` to another. */
export function mixHex(from: string, to: string, share: number): string {
  const channel = (at: number) => {
    const a = parseInt(from.slice(at, at + 2), 16);
    const b = parseInt(to.slice(at, at + 2), 16);
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
