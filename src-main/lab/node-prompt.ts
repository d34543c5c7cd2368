import type { EndpointPolicySection } from '@shared/experiment/endpoint-section';
import type { NodePrompt } from '@shared/ipc/rows';
import { historyOf } from '@shared/tree/path';
import type { LabGround } from '@main/lab/runner';
import { bodyOf } from '@main/policies/language-model/client';
import type { Message } from '@main/policies/language-model/contract';
import { curlOf } from '@main/policies/language-model/prompt/curl';
import { createRenderPrompt } from '@main/policies/language-model/prompt/render';
import { shippedPrompt } from '@main/policies/language-model/prompt/shipped';
import { CallError } from '@main/rpc/rpc';

/**
 * What the language model was sent for the reply of a node, at the root for the first replies;
 * `null` where the policy is no language model.
 * @throws CallError `not-found`
 */
export function nodePrompt(
  { store, resources }: Pick<LabGround, 'store' | 'resources'>,
  treeId: number,
  nodeId: number,
): NodePrompt | null {
  const { config } = store.experiments.get(store.trees.experimentOf(treeId));
  if (config.policy.kind !== 'endpoint') return null;
  const tree = store.trees.load(treeId);
  const node = tree.nodes[nodeId];
  if (!node) throw new CallError('not-found', `This tree has no node ${nodeId}.`);
  const prompt = config.policy.prompt ?? shippedPrompt(config.task.environment, resources);
  const messages = createRenderPrompt(prompt)({
    instruction: tree.instruction,
    initialObservation: tree.nodes[0]?.observation ?? '',
    history: historyOf(tree.nodes, node.parent ?? 0),
  });
  return { messages, curl: requestOf(config.policy, messages, config.search.candidates) };
}

/** The request to the first endpoint; seeds, which differ from draw to draw, are left out. */
function requestOf(
  { endpoints, temperature, topP, maxTokens, stop }: EndpointPolicySection,
  messages: readonly Message[],
  n: number,
): string {
  const { baseUrl, model, key, headers, organisation } = endpoints[0]!;
  const request = { messages, n, temperature, topP, maxTokens, stop, seed: null };
  return curlOf({
    url: `${baseUrl.replace(/\/+$/, '')}/chat/completions`,
    keyVariable: key.from === 'none' ? null : key.name,
    headers: {
      ...(organisation === '' ? {} : { 'OpenAI-Organization': organisation }),
      ...headers,
    },
    body: { model, ...bodyOf(request, { many: true, limit: 'max_tokens' }) },
  });
}
