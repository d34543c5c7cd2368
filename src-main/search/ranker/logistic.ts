/** One comparison: the features of the preferred minus those of the other, and its weight. */
export interface Comparison {
  readonly difference: Float64Array;
  /** How much it counts, above 0. */
  readonly weight: number;
}

const MOST_STEPS = 50;
const SMALLEST_STEP = 1e-8;

/**
 * Weights w of a Bradley-Terry model, the minimum of
 *
 *   − Σ weight · log σ(w · difference) / Σ weight  +  λ/2 · |w|²
 *
 * by Newton's method (iteratively reweighted least squares; Hastie, Tibshirani & Friedman 2009,
 * §4.4.1), with the step halved while the loss does not fall. The loss is strictly convex for λ > 0,
 * so start and order do not matter but for rounding.
 *
 * @param size number of features
 * @param penalty λ > 0
 * @param pause called before every step, to let others run or to give up
 */
export async function fitComparisons(
  comparisons: readonly Comparison[],
  size: number,
  penalty: number,
  pause: () => Promise<void>,
): Promise<Float64Array> {
  let weights = new Float64Array(size);
  let loss = lossOf(comparisons, weights, penalty);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await pause();
    const { gradient, hessian } = derivatives(comparisons, weights, penalty);
    const direction = solve(hessian, gradient);
    let scale = 1;
    let next = moved(weights, direction, scale);
    let nextLoss = lossOf(comparisons, next, penalty);
    while (nextLoss > loss && scale > SMALLEST_STEP) {
      scale /= 2;
      next = moved(weights, direction, scale);
      nextLoss = lossOf(comparisons, next, penalty);
    }
    if (!(nextLoss < loss)) break;
    const gain = loss - nextLoss;
    weights = next;
    loss = nextLoss;
    if (gain < SMALLEST_STEP) break;
  }
  return weights;
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += a[index]! * b[index]!;
  return sum;
}

function moved(
  weights: Float64Array,
  direction: Float64Array,
  scale: number,
): Float64Array<ArrayBuffer> {
  return weights.map((weight, index) => weight - scale * direction[index]!);
}

/** log(1 + e^x) without overflow. */
function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

function lossOf(
  comparisons: readonly Comparison[],
  weights: Float64Array,
  penalty: number,
): number {
  let loss = 0;
  let total = 0;
  for (const { difference, weight } of comparisons) {
    loss += weight * softplus(-dot(weights, difference));
    total += weight;
  }
  return (total > 0 ? loss / total : 0) + (penalty / 2) * dot(weights, weights);
}

function derivatives(
  comparisons: readonly Comparison[],
  weights: Float64Array,
  penalty: number,
): { readonly gradient: Float64Array; readonly hessian: Float64Array[] } {
  const size = weights.length;
  const gradient = weights.map((weight) => penalty * weight);
  const hessian = Array.from({ length: size }, (_, row) => {
    const line = new Float64Array(size);
    line[row] = penalty;
    return line;
  });
  const total = comparisons.reduce((sum, { weight }) => sum + weight, 0);
  for (const { difference, weight } of comparisons) {
    const share = weight / total;
    const wrong = 1 / (1 + Math.exp(dot(weights, difference)));
    const curvature = share * wrong * (1 - wrong);
    for (let row = 0; row < size; row += 1) {
      const value = difference[row]!;
      // Most features belong to another kind of action.
      if (value === 0) continue;
      gradient[row]! -= share * wrong * value;
      const line = hessian[row]!;
      for (let column = 0; column <= row; column += 1) {
        line[column]! += curvature * value * difference[column]!;
      }
    }
  }
  return { gradient, hessian };
}

/**
 * x of A·x = b for a symmetric positive definite A of which the lower triangle is given (Cholesky);
 * A is used up.
 */
function solve(a: Float64Array[], b: Float64Array): Float64Array {
  const size = b.length;
  const x = Float64Array.from(b);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = a[row]![column]!;
      for (let k = 0; k < column; k += 1) sum -= a[row]![k]! * a[column]![k]!;
      a[row]![column] = row === column ? Math.sqrt(sum) : sum / a[column]![column]!;
    }
    for (let k = 0; k < row; k += 1) x[row]! -= a[row]![k]! * x[k]!;
    x[row]! /= a[row]![row]!;
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    for (let k = row + 1; k < size; k += 1) x[row]! -= a[k]![row]! * x[k]!;
    x[row]! /= a[row]![row]!;
  }
  return x;
}
