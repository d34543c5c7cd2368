import type { AgentKind } from '@shared/experiment/config';

/** What a run is made of, in two or three words beside its name. */
export function runNote(agent: AgentKind, candidates: number): string {
  switch (agent) {
    case 'greedy':
      return 'T = 0';
    case 'sample':
      return 'one sample';
    case 'random-of-n':
    case 'majority-of-n':
      return 'control';
    case 'ranker-of-n':
      return 'linear ranker';
    case 'beam':
      return `Q-value model, n = ${candidates}`;
    case 'best-of-n':
      return 'whole episodes';
  }
}
