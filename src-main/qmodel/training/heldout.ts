import type { Parameters } from '@main/qmodel/architecture/parameters';
import type { DpoRunner } from '@main/qmodel/training/dpo-runner';
import type { Example } from '@main/qmodel/training/examples';
import type { PreferenceObjective } from '@main/qmodel/training/losses/preference';
import { summariseRewards, type RewardSummary } from '@main/qmodel/training/metrics';

/** Loss and accuracy on held-out examples; `null` without any. */
export async function heldoutRewards(
  runner: DpoRunner,
  examples: readonly Example[],
  reference: Float32Array,
  parameters: Parameters,
  objective: PreferenceObjective,
): Promise<RewardSummary | null> {
  if (examples.length === 0) return null;
  const now = await runner.logProbabilities(examples, parameters);
  return summariseRewards(now, reference, objective);
}
