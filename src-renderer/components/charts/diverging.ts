const STOPS = 9;

/**
 * Fill of a value on the diverging scale, −1 to 1, made from the theme's stops, so that it follows a
 * change of theme by itself. Values outside are clamped; draw their number too.
 */
export function divergingFill(value: number): string {
  const at = ((Math.min(1, Math.max(-1, value)) + 1) / 2) * (STOPS - 1);
  const stop = Math.min(STOPS - 2, Math.floor(at));
  const part = Math.round((at - stop) * 1000) / 10;
  if (part === 0) return `var(--div-${stop})`;
  if (part === 100) return `var(--div-${stop + 1})`;
  return `color-mix(in oklab, var(--div-${stop}), var(--div-${stop + 1}) ${part}%)`;
}

/** Outline of a filled mark: the middle of the scale alone is too close to the surface. */
export function divergingEdge(value: number): string {
  return `color-mix(in oklab, ${divergingFill(value)} 70%, var(--ink))`;
}

/**
 * Black or white, whichever stands out more from a fill: the two are equally far from a lightness of
 * 49.44 (a luminance of 0.179).
 */
export function textOn(fill: string): string {
  return `lch(from ${fill} calc((49.44 - l) * infinity) 0 0)`;
}
