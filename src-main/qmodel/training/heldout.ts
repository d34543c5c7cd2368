import type { Parameters } from '@main/qmodel/architecture/parameters';
import type { DpoRunner } from '@main/qmodel/training/dpo-runner';
import type { Example } from '@main/qmodel/training/examples';
import { summariseRewards, type RewardSummary } from '@main/qmodel/training/metrics';

/** Examples that go through the graph at once. */
const BATCH = 32;

/** Σ log π of both branches of many examples, in order, flat. */
export async function manyLogProbabilities(
  runner: DpoRunner,
  examples: readonly Example[],
  parameters: Parameters,
  onBatch: () => void = () => undefined,
): Promise<Float32Array> {
  const all = new Float32Array(examples.length * 2);
  for (let from = 0; from < examples.length; from += BATCH) {
    onBatch();
    const batch = examples.slice(from, from + BATCH);
    all.set(await runner.logProbabilities(batch, parameters), from * 2);
  }
  return all;
}

/** Loss and accuracy on held-out examples; `null` without any. */
export async function heldoutRewards(
  runner: DpoRunner,
  examples: readonly Example[],
  reference: Float32Array,
  parameters: Parameters,
  beta: number,
): Promise<RewardSummary | null> {
  if (examples.length === 0) return null;
  const now = await manyLogProbabilities(runner, examples, parameters);
  return summariseRewards(now, reference, beta);
}
