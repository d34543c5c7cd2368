import type { EndpointPolicySection } from '@shared/experiment/endpoint-section';
import type { LabGround } from '@main/lab/runner';
import { openUpstream, upstreamOf } from '@main/lab/serving/upstream';
import type { KeyRing } from '@main/policies/language-model/keys';
import { readReplyFor } from '@main/policies/language-model/parse/grammars';
import { preambleOf } from '@main/policies/language-model/prompt/render';
import { shippedPrompt } from '@main/policies/language-model/prompt/shipped';
import { CallError } from '@main/rpc/rpc';
import type { GuidedAgent } from '@main/serve/guided-agent';
import { serveAgent, type ServerPlace } from '@main/serve/server';

/** How an experiment's guided agent is to be served. */
export interface ServingOptions extends ServerPlace {
  /** n: candidates of a step; `null` as many as the experiment's agents choose from. */
  readonly candidates: number | null;
  /** The language model to ask; `null` the one that the experiment was run with. */
  readonly upstream: EndpointPolicySection | null;
}

/** What agents are served on. */
export interface ServingGround extends Pick<LabGround, 'store' | 'models' | 'resources'> {
  readonly keys: Pick<KeyRing, 'keyFor'>;
}

/** A guided agent that is being served. */
export interface Serving {
  readonly url: string;
  /** How the agent is named to its clients. */
  readonly model: string;
  /** The language models behind it. */
  readonly upstream: readonly string[];
  readonly candidates: number;
  close(): Promise<void>;
}

/** How long calls under way are waited for, whose replies are paid for (milliseconds). */
const PATIENCE = 500;

/**
 * Serves the agent of an experiment: candidates from a language model behind an endpoint, judged by
 * the experiment's Q-value model. Every reply of the language model is put down in the ledger.
 * @param report told of failures that are faults of StepQ's
 * @throws CallError `not-found`; `conflict` while there is no trained model, or where nothing can
 *   continue the messages of another program; `unavailable` when it cannot listen there
 */
export async function startServing(
  { store, models, resources, keys }: ServingGround,
  experimentId: string,
  { candidates, upstream, ...place }: ServingOptions,
  report: (error: unknown) => void,
): Promise<Serving> {
  const { config } = store.experiments.get(experimentId);
  const trained = store.models.find(experimentId);
  if (!trained) {
    throw new CallError('conflict', 'This experiment has no trained Q-value model yet.');
  }
  const section = upstream ?? upstreamOf(config);
  const open = openUpstream(section, store.ledger.of(experimentId), keys);
  const { environment } = config.task;
  const agent: GuidedAgent = {
    model: `stepq-${experimentId}`,
    candidates: candidates ?? config.evaluation.candidates,
    read: readReplyFor(environment),
    preamble: preambleOf(section.prompt ?? shippedPrompt(environment, resources)),
    complete: open.complete,
    score: async (context, proposed) =>
      (await models.service()).score(trained.directory, context, proposed),
  };
  const server = await serveAgent(agent, place, report).catch(async (error: unknown) => {
    await open.close(0);
    throw error;
  });
  return {
    url: server.url,
    model: agent.model,
    upstream: section.endpoints.map(({ baseUrl, model }) => `${model} at ${baseUrl}`),
    candidates: agent.candidates,
    close: async () => {
      await server.close();
      await open.close(PATIENCE);
    },
  };
}
