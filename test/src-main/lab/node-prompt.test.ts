import { describe, expect, it } from 'vitest';
import { formatStep } from '@shared/agent/action';
import type { ExperimentConfigInput } from '@shared/experiment/config';
import { nodePrompt } from '@main/lab/node-prompt';
import { endpointSection } from '../../support/endpoint-section';
import { sampleConfig, sampleTree } from '../../support/samples';
import { temporaryStore } from '../../support/workspace';

/** A stored tree, of an experiment whose policy is a language model. */
function stored(policy: ExperimentConfigInput['policy']) {
  const store = temporaryStore();
  const id = store.experiments.create(sampleConfig({ policy }), {});
  const tree = sampleTree('task-1', 16);
  const treeId = store.trees.commit(id, tree, 5);
  return {
    tree,
    ask: (node: number) => nodePrompt({ store, resources: 'resources' }, treeId, node),
  };
}

describe('what a language model was sent for a node', () => {
  const prompt = { instruction: 'Shop.', examples: [] };
  const policy = endpointSection('http://127.0.0.1:9/v1/', { prompt }, { key: { name: 'MY_KEY' } });

  it('is the prompt, the task and the steps above it, not its own', () => {
    const { tree, ask } = stored(policy);
    const { messages } = ask(13)!;
    const above = [1, 4].map((id) => tree.nodes[id]!);
    expect(tree.nodes[13]?.parent).toBe(4);
    expect(messages).toEqual([
      { role: 'user', content: 'Shop.' },
      { role: 'assistant', content: 'OK' },
      { role: 'user', content: tree.nodes[0]?.observation },
      ...above.flatMap(({ action, observation }) => [
        { role: 'assistant', content: formatStep(action!) },
        { role: 'user', content: `Observation: ${observation}` },
      ]),
    ]);
    // The first replies answer what the root shows.
    expect(ask(0)).toEqual(ask(2));
    expect(() => ask(99)).toThrow(/no node 99/);
  });

  it('is there as a curl command with all of it, and with the name of the key alone', () => {
    const { curl, messages } = stored(policy).ask(13)!;
    expect(curl).toContain("curl 'http://127.0.0.1:9/v1/chat/completions'");
    expect(curl).toContain(`'Authorization: Bearer '"$MY_KEY"`);
    const body: unknown = JSON.parse(curl.slice(curl.indexOf('\n{'), curl.lastIndexOf('JSON')));
    expect(body).toEqual({
      model: 'small',
      messages,
      temperature: 1,
      max_tokens: 200,
      n: 5,
      stop: ['Observation'],
    });
  });

  it('is nothing where the policy is no language model', () => {
    expect(stored({ kind: 'sampler' }).ask(1)).toBeNull();
  });
});
