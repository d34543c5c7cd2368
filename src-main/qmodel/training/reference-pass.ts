import type { Parameters } from '@main/qmodel/architecture/parameters';
import type { TrainProgress } from '@main/qmodel/service';
import type { DpoRunner } from '@main/qmodel/training/dpo-runner';
import type { Example } from '@main/qmodel/training/examples';
import {
  readReference,
  writeReference,
  type ReferenceLogProbabilities,
} from '@main/qmodel/training/reference';

/** Examples scored between two looks at the signal. */
const PART = 64;

/** Everything that the pass over the pairs under the frozen reference depends on. */
export interface ReferencePass {
  readonly runner: DpoRunner;
  readonly reference: Parameters;
  readonly train: readonly Example[];
  readonly heldout: readonly Example[];
  /** Where the result is kept, and the hash of the request that it is the result of. */
  readonly directory: string;
  readonly requestHash: string;
  readonly onProgress: (progress: TrainProgress) => void;
  readonly signal: AbortSignal | undefined;
}

/**
 * Σ log π_ref of all pairs: those that an earlier start of the same run stored, or computed now and
 * stored.
 * @throws the signal's reason when it is aborted
 */
export async function referencePass(pass: ReferencePass): Promise<ReferenceLogProbabilities> {
  const { directory, requestHash, train, heldout } = pass;
  const known = readReference(directory, requestHash);
  if (known) return known;
  const computed = {
    train: await scored(pass, train, 0),
    heldout: await scored(pass, heldout, train.length),
  };
  await writeReference(directory, requestHash, computed);
  return computed;
}

async function scored(
  { runner, reference, train, heldout, onProgress, signal }: ReferencePass,
  examples: readonly Example[],
  before: number,
): Promise<Float32Array> {
  const all = new Float32Array(examples.length * 2);
  for (let from = 0; from < examples.length; from += PART) {
    signal?.throwIfAborted();
    const part = examples.slice(from, from + PART);
    all.set(await runner.logProbabilities(part, reference), from * 2);
    onProgress({
      unit: 'reference pairs',
      done: before + from + part.length,
      total: train.length + heldout.length,
      metrics: [],
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
  return all;
}
