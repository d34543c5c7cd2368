import type { FieldGroup, WizardStep } from '@renderer/pages/wizard/field-spec';
import type { ExperimentConfig } from '@shared/experiment/config';

const isEndpoint = ({ policy }: ExperimentConfig): boolean => policy.kind === 'endpoint';

const endpoint: FieldGroup = {
  title: 'Endpoint',
  note: 'further ones, prices and headers in the config as JSON',
  when: isEndpoint,
  fields: [
    {
      path: 'policy.endpoints.0.key.from',
      kind: 'choice',
      label: 'Key',
      help: 'Never in the workspace, in logs or in exports.',
      choices: [
        { value: 'environment', label: 'Variable', note: 'Of the environment StepQ starts in' },
        { value: 'safe-storage', label: 'Secret store', note: 'Encrypted by this computer' },
        { value: 'session', label: 'Session', note: 'Until StepQ is closed' },
        { value: 'none', label: 'None', note: 'For servers that want none' },
      ],
    },
    {
      path: 'policy.endpoints.0.baseUrl',
      kind: 'text',
      label: 'Address',
      help: 'What comes before /chat/completions.',
    },
    {
      path: 'policy.endpoints.0.model',
      kind: 'text',
      label: 'Model',
      help: 'As the server names it.',
    },
    {
      path: 'policy.endpoints.0.key.name',
      kind: 'text',
      label: 'Name of the key',
      help: 'Of the variable, or under which it is kept.',
    },
  ],
};

const limits: FieldGroup = {
  title: 'Limits of the endpoint',
  note: 'they change no result',
  folded: true,
  when: isEndpoint,
  fields: [
    {
      path: 'policy.endpoints.0.concurrency',
      kind: 'number',
      unit: 'calls',
      label: 'Calls at once',
      help: 'As many tasks must be searched at once to use them.',
    },
    {
      path: 'policy.endpoints.0.requestsPerMinute',
      kind: 'limit',
      unit: 'calls',
      label: 'Calls per minute',
      help: 'Empty is no limit.',
    },
    {
      path: 'policy.endpoints.0.tokensPerMinute',
      kind: 'limit',
      unit: 'tokens',
      label: 'Tokens per minute',
      help: 'Empty is no limit.',
    },
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
    {
      path: 'policy.endpoints.0.organisation',
      kind: 'text',
      label: 'Organisation',
      help: 'Sent along where it is not empty.',
    },
  ],
};

const budget: FieldGroup = {
  title: 'Budget',
  note: 'when it is reached, the run pauses',
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
      path: 'policy.budget.seconds',
      kind: 'limit',
      unit: 's',
      label: 'Most time',
      help: 'With calls under way. Empty is no limit.',
    },
  ],
};

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
    endpoint,
    {
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
      ],
    },
    budget,
    limits,
  ],
};
