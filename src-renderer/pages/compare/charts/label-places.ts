/** A label that wants to stand beside its point. */
export interface WantedLabel {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Least distance between the base lines of two labels that overlap in width. */
const LINE = 13;

/**
 * Base lines for labels that begin at the `x` they want, moved up or down as little as keeps them
 * from covering each other; in the order given.
 */
export function placeLabels(labels: readonly WantedLabel[]): readonly number[] {
  const placed: { readonly x: number; readonly width: number; readonly y: number }[] = [];
  const ys: number[] = Array.from({ length: labels.length }, () => 0);
  const order = labels.map((_, i) => i).sort((a, b) => labels[a]!.y - labels[b]!.y);
  for (const index of order) {
    const { x, y, width } = labels[index]!;
    const near = placed.filter((other) => other.x < x + width && x < other.x + other.width);
    const free = (at: number) => near.every((other) => Math.abs(other.y - at) >= LINE);
    const tries = [y, ...near.flatMap((other) => [other.y + LINE, other.y - LINE])];
    const best = tries.filter(free).sort((a, b) => Math.abs(a - y) - Math.abs(b - y))[0] ?? y;
    ys[index] = best;
    placed.push({ x, width, y: best });
  }
  return ys;
}
