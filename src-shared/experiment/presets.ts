import {
  experimentConfigSchema,
  type ExperimentConfig,
  type ExperimentConfigInput,
} from '@shared/experiment/config';

export const presetIds = ['quick-look', 'paper', 'overnight'] as const;
export type PresetId = (typeof presetIds)[number];

/** A config to begin with. */
export interface Preset {
  readonly id: PresetId;
  readonly name: string;
  /** What it is for, in one line. */
  readonly note: string;
  readonly config: ExperimentConfig;
}

const complete = (config: ExperimentConfigInput): ExperimentConfig =>
  experimentConfigSchema.parse(config);

/** The whole method at the size of minutes on a laptop's processor. */
const quickLook = complete({
  name: 'Quick look',
  task: { trainTasks: 200, testTasks: 60 },
  search: { iterations: 30, stopOnSuccess: false },
});

/**
 * What arXiv 2409.09345 and its code use on WebShop: m = 30 and n = 5 at temperature 1 and depth 10,
 * best-path pairs of solved trees only, β = 0.1 over the whole action, one epoch, 1,000 training and
 * 100 test tasks. Policy and Q-value model are StepQ's own, so the learning rate and the contrast
 * phase are too: the paper tunes a language model that has been trained before.
 */
const paper = complete({
  name: 'Paper settings',
  task: { trainTasks: 1000, testTasks: 100 },
  policy: { kind: 'sampler', temperature: 1 },
  search: { iterations: 30, candidates: 5, maxDepth: 10, exploration: Math.SQRT2 },
  pairs: { selection: 'best-path', includeUnsolved: false },
  model: { beta: 0.1, epochs: 1, scoredTokens: 'action' },
  evaluation: {
    agents: ['greedy', 'sample', 'random-of-n', 'beam', 'best-of-n'],
    baseline: 'sample',
  },
});

/** More tasks, more tests and every control, for an answer that holds in the morning. */
const overnight = complete({
  name: 'Overnight',
  task: { trainTasks: 2000, testTasks: 500 },
  search: { stopOnSuccess: false },
  model: { preset: 'tiny', epochs: 4, checkpointEvery: 200 },
  evaluation: {
    agents: [
      'greedy',
      'sample',
      'random-of-n',
      'majority-of-n',
      'ranker-of-n',
      'beam',
      'best-of-n',
    ],
  },
});

/** The configs that the wizard offers to begin with, shortest first. */
export const presets: readonly Preset[] = [
  {
    id: 'quick-look',
    name: 'Quick look',
    note: 'The whole method on few tasks.',
    config: quickLook,
  },
  {
    id: 'paper',
    name: 'Paper settings',
    note: 'arXiv 2409.09345 on WebShop, with StepQ’s own policy and model.',
    config: paper,
  },
  {
    id: 'overnight',
    name: 'Overnight',
    note: 'Many tasks, a larger model, every control.',
    config: overnight,
  },
];

/** What `stepq demo` runs: sized for ten minutes on two cores. */
export const demoConfig: ExperimentConfig = complete({
  name: 'Demo: WebShop with the embedded sampler',
  task: { trainTasks: 900, testTasks: 100 },
  // Searching on after a success gives cleaner values to compare siblings by.
  search: { iterations: 30, stopOnSuccess: false },
});
