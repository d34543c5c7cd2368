import { parseAction } from '@shared/agent/action';
import type { EndpointPolicySection } from '@shared/experiment/endpoint-section';
import type { Ledger } from '@shared/policy/ledger';
import type { SearchTree } from '@shared/tree/tree';
import { connectEndpoint } from '@main/policies/language-model/client';
import { openComplete, type OpenComplete } from '@main/policies/language-model/complete';
import type { RenderPrompt } from '@main/policies/language-model/contract';
import { createLanguageModelPolicy } from '@main/policies/language-model/policy';
import { searchTree } from '@main/search/mcts';
import { toySearch, searchConfig } from '../../../support/search-request';

/** The state as one message. */
const render: RenderPrompt = ({ instruction, initialObservation, history }) => [
  {
    role: 'user',
    content: [instruction, initialObservation, ...history.map((step) => step.observation)].join(
      '\n',
    ),
  },
];

/** @param at sections whose first endpoints are talked to, where that is not the policy's own */
export function opened(
  ledger: Ledger,
  section: EndpointPolicySection,
  key: string | null = null,
  at: readonly EndpointPolicySection[] = [],
): OpenComplete {
  const endpoints = at.length === 0 ? section.endpoints : at.map((one) => one.endpoints[0]!);
  return openComplete({
    section,
    clients: endpoints.map((one) => connectEndpoint(one, key, section.timeoutSeconds)),
    ledger,
  });
}

/** Searches a house through an endpoint, three iterations of three candidates. */
export function searchHouse({ complete }: OpenComplete, task = 'toy-0'): Promise<SearchTree> {
  const policy = createLanguageModelPolicy({
    label: 'a model',
    render,
    read: parseAction,
    complete,
  });
  return searchTree(
    toySearch({
      policy,
      task: { id: task, instruction: `Leave the house of ${task}.`, group: task, gold: {} },
      search: searchConfig({ iterations: 3, candidates: 3, maxDepth: 4, stopOnSuccess: false }),
    }),
  );
}
