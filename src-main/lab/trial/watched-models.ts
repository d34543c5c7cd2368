import { createBusyClock } from '@main/policies/language-model/busy-clock';
import type { ModelHost } from '@main/lab/model-host';

/** A model service, and how long it scored. */
export interface WatchedModels {
  readonly models: ModelHost;
  /** Seconds in which it scored, since the last asking. */
  take(): number;
}

/** Measures how long decisions are being scored: one model serves all tasks that are under way. */
export function watchModels(models: ModelHost): WatchedModels {
  const busy = createBusyClock();
  return {
    models: {
      ...models,
      service: async () => {
        const service = await models.service();
        return {
          ...service,
          score: (directory, context, candidates) => {
            busy.begin();
            return service.score(directory, context, candidates).finally(() => {
              busy.end();
            });
          },
        };
      },
    },
    take: () => busy.lap(),
  };
}
