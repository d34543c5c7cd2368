import { z } from 'zod';
import { endpointPolicySchema } from '@shared/experiment/endpoint-section';
import { httpSchema } from '@shared/experiment/http-section';

/** Environments that ship with StepQ, and `http`, which a server plays. */
export const environmentIds = ['webshop', 'hotpotqa', 'toy', 'http'] as const;
export type EnvironmentId = (typeof environmentIds)[number];

/** Agents that can be evaluated; `03-method` names each with what it may look at. */
export const agentKinds = [
  'greedy',
  'sample',
  'random-of-n',
  'majority-of-n',
  'ranker-of-n',
  'beam',
  'best-of-n',
] as const;
export type AgentKind = (typeof agentKinds)[number];

/** Agents that choose by the true reward: an upper bound, marked as such wherever shown. */
export const oracleAgents: ReadonlySet<AgentKind> = new Set<AgentKind>(['best-of-n']);

/** `reference` reproduces the published code's arithmetic, `paper` the corrected method. */
const compatModes = ['paper', 'reference'] as const;

const integer = (min: number, max: number) => z.int().min(min).max(max);

/** How WebShop is played; of no account in other environments. */
const webShopSchema = z.strictObject({
  /** A file that `stepq webshop import` wrote; null for the 1,000 products that ship with StepQ. */
  catalogue: z.string().trim().min(1).max(4096).nullable().default(null),
  /**
   * How pages are written for the agent: StepQ’s own way, WebShop’s `text` and `text_rich`, or
   * ReAct’s prompt as the paper’s code has it.
   */
  observation: z.enum(['agent', 'text', 'text_rich', 'react']).default('agent'),
  /** Which instructions are tasks: those made from products, those that people wrote, or both. */
  goals: z.enum(['all', 'synthetic', 'human']).default('all'),
  /**
   * How the options of a synthetic goal are compared with the chosen ones: by value, or as the
   * official code does, by which 458 of them cannot be fulfilled.
   */
  optionMatching: z.enum(['corrected', 'upstream']).default('corrected'),
  /**
   * What training and test tasks are drawn from: products split by the seed, the official ranges of
   * goal numbers, or ETO’s lists of them. A training task of the latter two that shares its product
   * with a test task is left out.
   */
  split: z.enum(['products', 'official', 'eto']).default('products'),
  /** Folder with ETO’s `train_indices.json` and `test_indices.json`; of no account elsewhere. */
  indices: z.string().trim().min(1).max(4096).nullable().default(null),
});
export type WebShopSection = z.output<typeof webShopSchema>;

/** How HotpotQA is played; of no account in other environments. */
const hotpotQaSchema = z.strictObject({
  /** The article introductions that ship with StepQ, or whole articles asked for over the network. */
  corpus: z.enum(['shipped', 'live']).default('shipped'),
  /** A MediaWiki API that has TextExtracts. */
  api: z.url({ protocol: /^https?$/ }).default('https://en.wikipedia.org/w/api.php'),
  /** Sent along, so that whoever runs the API can reach whoever asks: an address in plain ASCII. */
  contact: z
    .string()
    .trim()
    .max(200)
    .regex(/^[ -~]*$/)
    .default(''),
  /** Folder where live answers are recorded and replayed from; null keeps them in memory only. */
  cache: z.string().trim().min(1).max(4096).nullable().default(null),
  /** Official JSON files, distractor or full-wiki, whose questions are tasks too. */
  further: z
    .array(
      z.strictObject({
        path: z.string().trim().min(1).max(4096),
        /** Whether to use the good rows of a file that has bad ones. */
        keepGood: z.boolean().default(false),
      }),
    )
    .max(20)
    .default([]),
});

const taskSchema = z.strictObject({
  environment: z.enum(environmentIds).default('webshop'),
  /** Tasks searched for training pairs, drawn by the seed from the training groups. */
  trainTasks: integer(1, 100_000).default(300),
  /** Tasks on which agents are compared, drawn from groups that training never sees. */
  testTasks: integer(1, 100_000).default(100),
  webshop: webShopSchema.prefault({}),
  hotpotqa: hotpotQaSchema.prefault({}),
  http: httpSchema.prefault({}),
});

const samplerPolicySchema = z.strictObject({
  kind: z.literal('sampler'),
  /** Scales every error rate of the embedded sampler; 1 is its documented default. */
  temperature: z.number().min(0).max(3).default(1),
});

/** Any of the actions that the environment lists, all with the same chance. */
const uniformPolicySchema = z.strictObject({ kind: z.literal('uniform') });

const policySchema = z.discriminatedUnion('kind', [
  samplerPolicySchema,
  uniformPolicySchema,
  endpointPolicySchema,
]);
export type PolicyKind = z.output<typeof policySchema>['kind'];

/**
 * The policies that can play an environment, the usual one first: a sampler must know it, a uniform
 * one needs a list, a language model only words.
 */
export const policiesFor: Readonly<
  Record<EnvironmentId, readonly [PolicyKind, ...(readonly PolicyKind[])]>
> = {
  webshop: ['sampler', 'endpoint'],
  hotpotqa: ['sampler', 'endpoint'],
  toy: ['uniform', 'endpoint'],
  http: ['uniform', 'endpoint'],
};

const searchSchema = z.strictObject({
  /** m: iterations per tree. */
  iterations: integer(1, 10_000).default(30),
  /** n: samples per expansion. */
  candidates: integer(1, 64).default(5),
  maxDepth: integer(1, 100).default(10),
  /** c in V + c·√(ln N_parent / N). */
  exploration: z.number().min(0).max(100).default(Math.SQRT2),
  selection: z.enum(['uct', 'puct']).default('uct'),
  stopOnSuccess: z.boolean().default(true),
  /** Tasks searched at the same time; does not change results. */
  concurrency: integer(1, 256).default(4),
});

const pairSchema = z.strictObject({
  /** Least V_chosen − V_rejected. */
  minMargin: z.number().min(0).max(2).default(0.1),
  /** Least visits of the rejected sibling. */
  minVisits: integer(1, 1000).default(1),
  /** One pair per step of the best path, or every sibling pair above the margin. */
  selection: z.enum(['best-path', 'all-siblings']).default('best-path'),
  /** Also use trees without a success when their values differ by more than the margin. */
  includeUnsolved: z.boolean().default(true),
  /** Share of the training tasks whose pairs are held out, in [0, 0.5]. */
  heldoutShare: z.number().min(0).max(0.5).default(0.1),
});

/** Names the base model that ships with StepQ. */
export const SHIPPED_BASE = 'shipped';

/** Names the model of an experiment of the same workspace. */
export const modelBase = (experimentId: string): string => `model:${experimentId}`;

/** The experiment whose model a base names; `null` for any other base. */
export function experimentOfBase(base: string | null): string | null {
  return base?.startsWith('model:') ? base.slice('model:'.length) : null;
}

const modelSchema = z.strictObject({
  /** Size of StepQ's own decoder. */
  preset: z.enum(['micro', 'tiny', 'small', 'base']).default('micro'),
  /**
   * What training starts from: the base model that ships with StepQ, the model of another experiment
   * of the workspace as `model:<its id>`, or the folder of a Hugging Face checkpoint (Llama, Qwen2,
   * Phi) or of a model that StepQ trained; `null` starts from random weights of `preset`.
   */
  base: z
    .string()
    .trim()
    .min(1)
    .max(4096)
    .regex(/^(shipped$|model:[0-9a-f]+$|\/|[A-Za-z]:[\\/]|\\\\)/)
    .nullable()
    .default(null),
  /**
   * How the weights of a decoder that starts from nothing are drawn: at random, or with a first layer
   * that copies, which is nearer to "does this word stand there too".
   */
  initialization: z.enum(['random', 'copy']).default('random'),
  /**
   * A text file of word vectors (GloVe, word2vec) with which the token embeddings of a decoder that
   * starts from nothing begin; `null` draws them.
   */
  wordVectors: z
    .string()
    .trim()
    .min(1)
    .max(4096)
    .regex(/^(\/|[A-Za-z]:[\\/]|\\\\)/)
    .nullable()
    .default(null),
  /** β of the DPO loss and of Q. */
  beta: z.number().positive().max(10).default(0.3),
  /**
   * What is minimised: DPO's logistic loss or IPO's squared one over pairs of steps, or DPO's over
   * pairs of whole episodes (the paper's ablation).
   */
  objective: z.enum(['dpo', 'ipo', 'trajectory-dpo']).default('dpo'),
  /** ε of conservative DPO: the chance that a preference is the wrong way round. IPO has none. */
  labelSmoothing: z.number().min(0).max(0.49).default(0),
  learningRate: z.number().positive().max(1).default(1e-3),
  warmupRatio: z.number().min(0).max(1).default(0.1),
  /** How the learning rate falls after the warm-up: late and linearly, linearly, as a cosine, not. */
  schedule: z.enum(['hold', 'linear', 'cosine', 'constant']).default('hold'),
  /** Pairs per update. */
  batch: integer(1, 512).default(16),
  /** Makes the values inside each layer again for its gradient: less memory for more time. */
  recompute: z.boolean().default(false),
  /** Parts that a batch is taken in, one after another: less memory for the same update. */
  accumulate: integer(1, 512).default(1),
  epochs: z.number().positive().max(100).default(3),
  gradientClip: z.number().positive().max(1000).default(1),
  weightDecay: z.number().min(0).max(1).default(0.01),
  /** r: rank of the low-rank adapters that are trained instead of the weights; 0 trains the weights. */
  loraRank: integer(0, 256).default(0),
  /** α: what an adapter adds is multiplied by α / r. */
  loraAlpha: z.number().positive().max(1024).default(16),
  /** Which matrices have adapters: those of attention, or those of the feed-forward blocks too. */
  loraTargets: z.enum(['attention', 'all']).default('attention'),
  /** How much of the running average of the weights stays at each update; 0 takes the last weights. */
  averaging: z.number().min(0).max(0.99999).default(0.99),
  /** Steps of self-supervised contrast on the environment's own text before DPO; 0 leaves it out. */
  contrastSteps: integer(0, 1_000_000).default(0),
  /**
   * Checkpoints without a better held-out accuracy after which training stops and takes the best
   * weights; 0 trains to the end.
   */
  patience: integer(0, 1000).default(0),
  /** Steps between two checkpoints. */
  checkpointEvery: integer(1, 100_000).default(50),
  /**
   * Newest checkpoints whose weights are kept to choose from, besides the best and the pinned; 0 keeps
   * none.
   */
  keepCheckpoints: integer(0, 1000).default(5),
  /**
   * Tokens that Q sums over: the whole action with its end mark (Eq. 9), or the end mark alone,
   * whose probability is judged after the action was read.
   */
  scoredTokens: z.enum(['action', 'end']).default('end'),
  scoreMode: z.enum(['sum', 'mean', 'reference']).default('sum'),
  /** What trains it: `auto` the fastest that passes its self-test. Any that does not is replaced by the CPU. */
  device: z.enum(['auto', 'cpu', 'webgpu', 'cuda', 'dml', 'coreml']).default('cpu'),
  threads: integer(1, 64).default(2),
});

const evaluationSchema = z
  .strictObject({
    agents: z
      .array(z.enum(agentKinds))
      .min(1)
      .refine((agents) => new Set(agents).size === agents.length, 'names an agent twice')
      .default(['greedy', 'sample', 'random-of-n', 'ranker-of-n', 'beam']),
    /** n: candidates per decision of the agents that choose among samples. */
    candidates: integer(1, 64).default(5),
    /** The run that differences are taken to; one of `agents`. */
    baseline: z.enum(agentKinds).default('sample'),
    resamples: integer(100, 1_000_000).default(10_000),
  })
  .refine(({ agents, baseline }) => agents.includes(baseline), {
    path: ['baseline'],
    message: 'is not among the agents to be compared',
  });

/**
 * An experiment, completely: the one schema behind the wizard, the command line and the tests, and
 * the only place where defaults stand. Unknown fields are refused.
 */
export const experimentConfigSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(120).default('Untitled experiment'),
    seed: integer(0, 2 ** 31 - 1).default(233),
    compat: z.enum(compatModes).default('paper'),
    task: taskSchema.prefault({}),
    policy: policySchema.prefault({ kind: 'sampler' }),
    search: searchSchema.prefault({}),
    pairs: pairSchema.prefault({}),
    model: modelSchema.prefault({}),
    evaluation: evaluationSchema.prefault({}),
  })
  .superRefine(({ task, policy }, context) => {
    const able = policiesFor[task.environment];
    if (able.includes(policy.kind)) return;
    context.addIssue({
      code: 'custom',
      path: ['policy', 'kind'],
      message: `cannot be ${policy.kind} in ${task.environment}, which can be played by: ${able.join(', ')}`,
    });
  })
  .superRefine(({ task: { environment, webshop } }, context) => {
    if (environment !== 'webshop' || webshop.split !== 'eto' || webshop.indices !== null) return;
    context.addIssue({
      code: 'custom',
      path: ['task', 'webshop', 'indices'],
      message: 'must be the folder of ETO’s train_indices.json and test_indices.json',
    });
  });

export type ExperimentConfig = z.output<typeof experimentConfigSchema>;
/** Which environment, and how it is played. */
export type EnvironmentSource = Omit<ExperimentConfig['task'], 'trainTasks' | 'testTasks'>;

export function sourceOf({
  trainTasks: _train,
  testTasks: _test,
  ...source
}: ExperimentConfig['task']): EnvironmentSource {
  return source;
}

/** An environment as it is played when nothing is said of it. */
export function defaultSource(environment: EnvironmentId): EnvironmentSource {
  return sourceOf(taskSchema.parse({ environment }));
}

/** What a person writes: every field that has a default may be left out. */
export type ExperimentConfigInput = z.input<typeof experimentConfigSchema>;
