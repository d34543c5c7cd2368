import type { AgentKind } from '@shared/experiment/config';
import type { Episode } from '@shared/evaluation/episode';
import {
  takeAny,
  takeBest,
  takeFirst,
  takeMajority,
  type CandidateScorer,
  type Chooser,
} from '@main/search/agents/chooser';
import { runEpisode, type EpisodeRequest } from '@main/search/agents/episode';

/** The scorers that some agents need. */
export interface Scorers {
  /** Q of the trained model, for `beam`. */
  readonly qmodel?: CandidateScorer;
  /** The linear ranker, for `ranker-of-n`. */
  readonly ranker?: CandidateScorer;
}

export type AgentRequest<Snapshot = unknown> = Omit<
  EpisodeRequest<Snapshot>,
  'chooser' | 'trajectory'
>;

/**
 * Plays one task with one of the agents of 03-method, "Inference and evaluation".
 *
 * @throws when the agent needs a scorer that is not there, and as `runEpisode`
 */
export async function playTask<Snapshot>(
  agent: AgentKind,
  scorers: Scorers,
  request: AgentRequest<Snapshot>,
): Promise<Episode> {
  if (agent === 'best-of-n') return bestOfN(request);
  return runEpisode({ ...request, chooser: chooserOf(agent, scorers) });
}

function chooserOf(agent: Exclude<AgentKind, 'best-of-n'>, scorers: Scorers): Chooser {
  switch (agent) {
    case 'greedy':
    case 'sample':
      return takeFirst(agent);
    case 'random-of-n':
      return takeAny;
    case 'majority-of-n':
      return takeMajority;
    case 'ranker-of-n':
      return takeBest(agent, needed(agent, scorers.ranker));
    case 'beam':
      return takeBest(agent, needed(agent, scorers.qmodel));
  }
}

function needed(agent: AgentKind, scorer: CandidateScorer | undefined): CandidateScorer {
  if (!scorer) throw new Error(`The agent ${agent} needs a scorer, and none was given.`);
  return scorer;
}

/**
 * n trajectories of single samples, of which the one with the largest true reward counts, the first
 * among equals: an oracle. The first trajectory is that of `sample`. Calls and steps are those of
 * all n.
 */
async function bestOfN<Snapshot>(request: AgentRequest<Snapshot>): Promise<Episode> {
  const episodes: Episode[] = [];
  for (let trajectory = 0; trajectory < request.n; trajectory += 1) {
    episodes.push(await runEpisode({ ...request, trajectory, chooser: takeFirst('best-of-n') }));
  }
  const best = episodes.reduce((a, b) => (b.reward > a.reward ? b : a));
  const total = (count: (episode: Episode) => number) =>
    episodes.reduce((sum, episode) => sum + count(episode), 0);
  return {
    ...best,
    policyCalls: total((episode) => episode.policyCalls),
    environmentSteps: total((episode) => episode.environmentSteps),
    invalidActions: total((episode) => episode.invalidActions),
  };
}
