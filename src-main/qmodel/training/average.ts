import type { Parameters } from '@main/qmodel/architecture/parameters';

/**
 * Moves a running average of the weights on by one step, in place (Polyak and Juditsky 1992; with
 * the warm-up that makes the first 1 / (1 − decay) steps a plain mean): single small models, trained
 * for minutes, differ by chance far more than their averages.
 * @param step counts the averaged weights from 1; the first replaces what stood there
 * @param decay in [0, 1): how much of the average stays
 */
export function moveAverage(
  average: Parameters,
  weights: Parameters,
  step: number,
  decay: number,
): void {
  const share = Math.max(1 - decay, 1 / step);
  for (const [name, { data }] of average) {
    const latest = weights.get(name)?.data;
    if (!latest) throw new Error(`There are no weights ${name} to average.`);
    for (let i = 0; i < data.length; i += 1) {
      const held = data[i] ?? 0;
      data[i] = held + share * ((latest[i] ?? 0) - held);
    }
  }
}
