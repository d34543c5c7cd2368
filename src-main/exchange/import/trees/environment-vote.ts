import type { AgentAction } from '@shared/agent/action';
import type { EnvironmentId } from '@shared/experiment/config';
import type { Brought } from '@main/exchange/import/formats/format';

/** Verbs that only one of the environments has. */
const verbs: Readonly<Record<string, EnvironmentId>> = {
  click: 'webshop',
  lookup: 'hotpotqa',
  finish: 'hotpotqa',
};

/**
 * Guesses by the verbs in which environment trajectories were made; `http`, whose texts are anybody's,
 * where most steps have other verbs.
 */
export function environmentVote(): { count(brought: Brought): void; winner(): EnvironmentId } {
  const votes = { webshop: 0, hotpotqa: 0, others: 0 };
  const take = (action: AgentAction | null): void => {
    if (!action || action.type === 'search' || action.type === 'invalid') return;
    const verb = verbs[action.type];
    if (verb === 'webshop' || verb === 'hotpotqa') votes[verb] += 1;
    else votes.others += 1;
  };
  return {
    count: (brought) => {
      if (brought.kind === 'tree') for (const { action } of brought.tree.nodes) take(action);
      else if (brought.kind === 'episode') for (const { action } of brought.steps) take(action);
      else {
        take(brought.pair.chosen);
        take(brought.pair.rejected);
      }
    },
    winner: () => {
      const { webshop, hotpotqa, others } = votes;
      if (others >= webshop + hotpotqa) return 'http';
      return webshop >= hotpotqa ? 'webshop' : 'hotpotqa';
    },
  };
}
