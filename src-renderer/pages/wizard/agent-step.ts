import type { FieldGroup, WizardStep } from '@renderer/pages/wizard/field-spec';
import type { ExperimentConfig } from '@shared/experiment/config';

const isEndpoint = ({ policy }: ExperimentConfig): boolean => policy.kind === 'endpoint';

const sampling: FieldGroup = {
  title: 'Sampling',
  when: isEndpoint,
  fields: [
    {
      path: 'policy.temperature',
      kind: 'number',
      label: 'Temperature',
      help: 'How much replies to the same prompt differ.',
    },
    {
      path: 'policy.topP',
      kind: 'number',
      label: 'Top p',
      help: 'Share of the likeliest words that are drawn from.',
    },
    {
      path: 'policy.maxTokens',
      kind: 'number',
      unit: 'tokens',
      label: 'Longest reply',
      help: 'Of one reply.',
    },
    {
      path: 'policy.seed',
      kind: 'limit',
      label: 'Seed of the server',
      help: 'Empty sends none; not every server knows seeds.',
    },
    {
      path: 'policy.stop',
      kind: 'lines',
      label: 'Stop sequences',
      help: 'One a line, four at most: a reply ends before the first of them.',
    },
  ],
};

const failures: FieldGroup = {
  title: 'When a call fails',
  note: 'changes no result',
  folded: true,
  when: isEndpoint,
  fields: [
    {
      path: 'policy.timeoutSeconds',
      kind: 'number',
      unit: 's',
      label: 'Longest wait for a reply',
      help: 'Then the call is made again.',
    },
    {
      path: 'policy.retries',
      kind: 'number',
      unit: 'times',
      label: 'Tries a call again',
      help: 'When it failed in passing, before the run is paused.',
    },
  ],
};

const budget: FieldGroup = {
  title: 'Budget',
  note: 'when it is reached, the run pauses; it can be raised then',
  when: isEndpoint,
  fields: [
    {
      path: 'policy.budget.calls',
      kind: 'limit',
      unit: 'calls',
      label: 'Most calls',
      help: 'Failed ones too. Empty is no limit.',
    },
    {
      path: 'policy.budget.tokens',
      kind: 'limit',
      unit: 'tokens',
      label: 'Most tokens',
      help: 'Of prompts and replies. Empty is no limit.',
    },
    {
      path: 'policy.budget.money',
      kind: 'limit',
      label: 'Most money',
      help: 'In the currency of the prices. Empty is no limit.',
    },
    {
      path: 'policy.budget.seconds',
      kind: 'limit',
      unit: 's',
      label: 'Most time',
      help: 'With calls under way. Empty is no limit.',
    },
  ],
};

/** Groups that controls of their own stand for, by title. */
export const ownGroups = { endpoints: 'Endpoints', prices: 'Prices', prompt: 'Prompt' } as const;

const own = (
  title: string,
  path: 'policy.endpoints' | 'policy.prices' | 'policy.prompt',
): FieldGroup => ({ title, own: [path], fields: [], when: isEndpoint });

/** Who proposes actions. */
export const agent: WizardStep = {
  id: 'agent',
  name: 'Agent',
  question: 'Who proposes actions?',
  groups: [
    {
      title: 'Embedded sampler',
      note: 'not a language model',
      when: ({ policy }) => policy.kind === 'sampler',
      fields: [
        {
          path: 'policy.temperature',
          kind: 'number',
          label: 'Temperature',
          help: 'Scales how often it errs; 1 does about as well as the paper’s weak model.',
        },
      ],
    },
    {
      title: 'Uniform policy',
      note: 'not a language model',
      when: ({ policy }) => policy.kind === 'uniform',
      fields: [],
    },
    own(ownGroups.endpoints, 'policy.endpoints'),
    sampling,
    own(ownGroups.prompt, 'policy.prompt'),
    own(ownGroups.prices, 'policy.prices'),
    budget,
    failures,
  ],
};
