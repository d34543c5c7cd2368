import type { ExperimentConfig } from '@shared/experiment/config';
import type { EndpointPolicySection } from '@shared/experiment/endpoint-section';
import type { Ledger } from '@shared/policy/ledger';
import type { ProbeReport } from '@shared/policy/probe';
import { createPolicy } from '@main/policies/registry';
import type { EndpointClient } from '@main/policies/language-model/client';
import { connectModel } from '@main/policies/language-model/connect';
import { openComplete } from '@main/policies/language-model/complete';
import type { KeyRing } from '@main/policies/language-model/keys';
import { readReplyFor } from '@main/policies/language-model/parse/grammars';
import { createLanguageModelPolicy } from '@main/policies/language-model/policy';
import { costOf } from '@main/policies/language-model/price';
import { probeEndpoint } from '@main/policies/language-model/probe';
import { createRenderPrompt } from '@main/policies/language-model/prompt/render';
import { shippedPrompt } from '@main/policies/language-model/prompt/shipped';
import type { Policy } from '@main/policies/policy';
import type { Store } from '@main/store/store';

/** A policy while an experiment runs. */
export interface OpenPolicy {
  readonly policy: Policy;
  /** Lets calls under way end and be put down, but waits no longer than `milliseconds`. */
  close(milliseconds: number): Promise<void>;
}

/** What policies are opened with. */
export interface PolicyGround {
  readonly store: Pick<Store, 'probes'> & { readonly ledger: Pick<Store['ledger'], 'of'> };
  /** Folder of the bundled data sets. */
  readonly resources: string;
  readonly keys: KeyRing;
  readonly log: (level: 'info' | 'warning' | 'error', message: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Opens the policy of an experiment. The endpoints of a language model are probed by real calls the
 * first time, and what was found is stored with the experiment.
 * @throws CallError when a key is missing or an endpoint does not answer
 */
export async function openPolicy(
  experimentId: string,
  config: ExperimentConfig,
  ground: PolicyGround,
): Promise<OpenPolicy> {
  const { policy: section, task } = config;
  if (section.kind !== 'endpoint') {
    return { policy: createPolicy(config), close: () => Promise.resolve() };
  }
  const { store, resources, keys } = ground;
  const clients = section.endpoints.map((endpoint) =>
    connectModel(endpoint, keys.keyFor(endpoint), section.timeoutSeconds),
  );
  const ledger = store.ledger.of(experimentId);
  const prompt = section.prompt ?? shippedPrompt(task.environment, resources);
  await probeOnce(experimentId, section, clients, ledger, ground);
  const open = openComplete({
    section,
    clients,
    ledger,
    tell: (words) => {
      ground.log('warning', words);
    },
  });
  return {
    policy: createLanguageModelPolicy({
      label: [...new Set(section.endpoints.map(({ model }) => model))].join(', '),
      render: createRenderPrompt(prompt),
      read: readReplyFor(task.environment),
      complete: open.complete,
    }),
    close: (milliseconds) => open.close(milliseconds),
  };
}

async function probeOnce(
  experimentId: string,
  { endpoints, prices }: EndpointPolicySection,
  clients: readonly EndpointClient[],
  ledger: Ledger,
  { store, log, signal }: PolicyGround,
): Promise<void> {
  if (store.probes.find(experimentId) !== null) return;
  const reports: ProbeReport[] = [];
  for (const [index, client] of clients.entries()) {
    const { model } = endpoints[index]!;
    const report = await probeEndpoint(
      client,
      model,
      ({ came, ...facts }) => {
        const usage = 'usage' in came ? came.usage : UNTOLD;
        const cost = costOf(
          prices.find((price) => price.model === model),
          usage,
        );
        ledger.record(
          {
            purpose: 'probe',
            endpoint: client.name,
            model,
            attempt: 1,
            ...facts,
            ...usage,
            cost,
            chargedTokens: (usage.promptTokens ?? 0) + (usage.completionTokens ?? 0),
            chargedCost: cost ?? 0,
            busySeconds: facts.milliseconds / 1000,
          },
          '',
          [],
        );
      },
      signal,
    );
    reports.push(report);
    log('info', probeWords(report));
  }
  store.probes.save(experimentId, reports);
}

const UNTOLD = { promptTokens: null, cachedTokens: null, completionTokens: null } as const;

function probeWords({ endpoint, milliseconds, findings }: ProbeReport): string {
  const lacking = findings.filter(({ state }) => state === 'no').map(({ feature }) => feature);
  const words = lacking.length === 0 ? '' : ` Not supported by this server: ${lacking.join(', ')}.`;
  return `The endpoint ${endpoint} answered after ${milliseconds} ms.${words}`;
}
