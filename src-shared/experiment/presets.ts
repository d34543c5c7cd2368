import { stepLimits } from '@shared/experiment/environments';
import {
  experimentConfigSchema,
  policiesFor,
  type EnvironmentId,
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

/** What the presets have different for each environment. */
interface Ground {
  readonly name: string;
  readonly quick: { readonly trainTasks: number; readonly testTasks: number };
  readonly paper: {
    readonly trainTasks: number;
    readonly testTasks: number;
    /** β of the scripts. */
    readonly beta: number;
  };
  readonly overnight: { readonly trainTasks: number; readonly testTasks: number };
}

const grounds: Readonly<Record<EnvironmentId, Ground>> = {
  webshop: {
    name: 'WebShop',
    quick: { trainTasks: 200, testTasks: 60 },
    paper: { trainTasks: 1000, testTasks: 100, beta: 0.1 },
    overnight: { trainTasks: 2000, testTasks: 500 },
  },
  // Every seed's split has at least 584 questions for training and 247 for testing.
  hotpotqa: {
    name: 'HotpotQA',
    quick: { trainTasks: 200, testTasks: 60 },
    paper: { trainTasks: 580, testTasks: 100, beta: 0.05 },
    overnight: { trainTasks: 580, testTasks: 240 },
  },
  // All that there are of its 384 errands.
  toy: {
    name: 'Toy errands',
    quick: { trainTasks: 200, testTasks: 60 },
    paper: { trainTasks: 272, testTasks: 100, beta: 0.1 },
    overnight: { trainTasks: 272, testTasks: 112 },
  },
  // How many tasks a server has, nobody knows before it is asked.
  http: {
    name: 'a server',
    quick: { trainTasks: 60, testTasks: 20 },
    paper: { trainTasks: 1000, testTasks: 100, beta: 0.1 },
    overnight: { trainTasks: 2000, testTasks: 500 },
  },
};

/** The whole method at the size of minutes on a laptop's processor. */
function quickLook(environment: EnvironmentId): ExperimentConfig {
  return complete({
    name: 'Quick look',
    task: { environment, ...grounds[environment].quick },
    policy: { kind: policiesFor[environment][0] },
    search: { iterations: 30, maxDepth: stepLimits[environment], stopOnSuccess: false },
  });
}

/**
 * What arXiv 2409.09345 and its code use: m = 30 and n = 5 at temperature 1, depth 10 on WebShop and
 * 7 on HotpotQA, best-path pairs of solved trees only, β over the whole action, one epoch, 1,000
 * training tasks (on HotpotQA as many as there are) and 100 test tasks. Policy and Q-value model are
 * StepQ's own, so the learning rate and the contrast phase are too: the paper tunes a language model
 * that has been trained before.
 */
function paper(environment: EnvironmentId): ExperimentConfig {
  const { trainTasks, testTasks, beta } = grounds[environment].paper;
  return complete({
    name: 'Paper settings',
    task: { environment, trainTasks, testTasks },
    policy: { kind: policiesFor[environment][0] },
    search: {
      iterations: 30,
      candidates: 5,
      maxDepth: stepLimits[environment],
      exploration: Math.SQRT2,
    },
    pairs: { selection: 'best-path', includeUnsolved: false },
    model: { beta, epochs: 1, scoredTokens: 'action' },
    evaluation: {
      agents: ['greedy', 'sample', 'random-of-n', 'beam', 'best-of-n'],
      baseline: 'sample',
    },
  });
}

/** More tasks, more tests and every control, for an answer that holds in the morning. */
function overnight(environment: EnvironmentId): ExperimentConfig {
  return complete({
    name: 'Overnight',
    task: { environment, ...grounds[environment].overnight },
    policy: { kind: policiesFor[environment][0] },
    search: { maxDepth: stepLimits[environment], stopOnSuccess: false },
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
}

/** The configs that the wizard offers to begin with in an environment, shortest first. */
export function presetsFor(environment: EnvironmentId): readonly Preset[] {
  return [
    {
      id: 'quick-look',
      name: 'Quick look',
      note: 'The whole method on few tasks.',
      config: quickLook(environment),
    },
    {
      id: 'paper',
      name: 'Paper settings',
      note: `arXiv 2409.09345 on ${grounds[environment].name}, with StepQ’s own policy and model.`,
      config: paper(environment),
    },
    {
      id: 'overnight',
      name: 'Overnight',
      note: 'Many tasks, a larger model, every control.',
      config: overnight(environment),
    },
  ];
}

/** Environments that are there without anybody's help. */
export type DemoEnvironment = Exclude<EnvironmentId, 'http'>;

/** What `stepq demo` runs in each environment that ships with StepQ: sized for ten minutes on two cores. */
export const demoConfigs: Readonly<Record<DemoEnvironment, ExperimentConfig>> = {
  webshop: complete({
    name: 'Demo: WebShop with the embedded sampler',
    task: { trainTasks: 900, testTasks: 100 },
    // Searching on after a success gives cleaner values to compare siblings by.
    search: { iterations: 30, stopOnSuccess: false },
  }),
  hotpotqa: complete({
    name: 'Demo: HotpotQA with the embedded sampler',
    // An exact match tells little of a single question: as many as every seed's split has.
    task: { environment: 'hotpotqa', trainTasks: 580, testTasks: 240 },
    search: { iterations: 30, maxDepth: stepLimits.hotpotqa, stopOnSuccess: false },
  }),
  toy: complete({
    name: 'Demo: toy errands with the uniform policy',
    task: { environment: 'toy', trainTasks: 272, testTasks: 112 },
    policy: { kind: 'uniform' },
    search: { iterations: 30, stopOnSuccess: false },
  }),
};
