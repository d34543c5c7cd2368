import type { Scorers } from '@main/search/agents/agents';
import { rankerScorer } from '@main/search/ranker/scorer';
import type { StageContext } from '@main/lab/stages/stage';

/** What `beam` and `ranker-of-n` choose by: the experiment's own model and ranker. */
export function scorersFor({ experimentId, store, models }: StageContext): Scorers {
  const model = store.models.find(experimentId);
  const ranker = store.rankers.find(experimentId);
  return {
    ...(model
      ? {
          qmodel: async (state, candidates) => {
            const service = await models.service();
            const scores = await service.score(model.directory, state, candidates);
            return scores.map(({ q }) => q);
          },
        }
      : {}),
    ...(ranker === null ? {} : { ranker: rankerScorer(ranker) }),
  };
}
