/** Element types that the graphs use. */
export type DType = 'float32' | 'float64' | 'int32' | 'int64' | 'bool';

/** Sizes of the dimensions, outermost first; empty for a scalar. All are known at build time. */
export type Shape = readonly number[];

/** A value of a graph: made once by an input, a constant or an operator. */
export interface Tensor {
  readonly name: string;
  readonly dtype: DType;
  readonly shape: Shape;
}

/** A shape that does not fit an operation: says which operation and what it was given. */
export class ShapeError extends Error {
  constructor(operation: string, detail: string, ...shapes: readonly Shape[]) {
    super(`${operation}: ${detail}, got ${shapes.map(showShape).join(' and ')}`);
    this.name = 'ShapeError';
  }
}

export function showShape(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}

/** Number of elements. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, i) => size === b[i]);
}

/**
 * The shape to which both broadcast (numpy's rule: aligned at the end, 1 stretches).
 * @throws ShapeError naming `operation`
 */
export function broadcastShape(operation: string, a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, i) => {
    const x = a[a.length - rank + i] ?? 1;
    const y = b[b.length - rank + i] ?? 1;
    if (x !== y && x !== 1 && y !== 1)
      throw new ShapeError(operation, 'shapes do not broadcast', a, b);
    return Math.max(x, y);
  });
}

/** The size of dimension `axis`, counted from the end when negative. */
export function dimension(tensor: Tensor, axis: number): number {
  const size = tensor.shape.at(axis);
  if (size === undefined) {
    throw new ShapeError('dimension', `there is no axis ${axis}`, tensor.shape);
  }
  return size;
}
