import type { ExperimentConfigInput } from '@shared/experiment/config';
import type { ModelHost } from '@main/lab/model-host';
import type { Store } from '@main/store/store';
import { sampleConfig } from '../../../support/samples';

/** A model that likes places with a large number; counts what it scores. */
export function models(): ModelHost & { readonly scored: string[] } {
  const scored: string[] = [];
  const service = {
    score: (directory: string, _context: unknown, candidates: readonly { argument: string }[]) => {
      scored.push(...candidates.map(({ argument }) => `${directory} ${argument}`));
      return Promise.resolve(
        candidates.map(({ argument }) => ({ q: Number(argument), tokens: [] })),
      );
    },
  };
  return {
    scored,
    service: () => Promise.resolve(service as never),
    close: () => Promise.resolve(),
  };
}

const village: ExperimentConfigInput = {
  task: { environment: 'toy' },
  policy: { kind: 'uniform' },
};

/** An experiment in the village with a trained model. */
export function trained(store: Store, changes: ExperimentConfigInput = village): string {
  const config = sampleConfig(changes);
  const id = store.experiments.create(config, {});
  store.models.save(
    id,
    {
      directory: store.models.directoryFor(id),
      steps: 1,
      checkpoint: 1,
      parameters: 1,
      weightsHash: '0',
      heldoutAccuracy: null,
      provider: 'cpu',
    },
    config.model,
  );
  return id;
}
