import { agent } from '@renderer/pages/wizard/agent-step';
import type { ConfigPath, FieldGroup, WizardStep } from '@renderer/pages/wizard/field-spec';
import type { ExperimentConfig } from '@shared/experiment/config';

const isServer = ({ task }: ExperimentConfig): boolean => task.environment === 'http';

const server: FieldGroup = {
  title: 'Server',
  when: isServer,
  fields: [
    {
      path: 'task.http.protocol',
      kind: 'choice',
      label: 'Protocol',
      help: 'How the server speaks.',
      choices: [
        { value: 'stepq', label: 'StepQ', note: 'Every state can be returned to: quickest' },
        { value: 'agentgym', label: 'AgentGym', note: 'Earlier states are walked to again' },
      ],
    },
    {
      path: 'task.http.url',
      kind: 'text',
      label: 'Address',
      help: 'Only this address is asked.',
    },
  ],
};

const task: WizardStep = {
  id: 'task',
  name: 'Task',
  question: 'What should the agent do?',
  groups: [
    {
      title: 'Experiment',
      fields: [
        { path: 'name', kind: 'text', label: 'Name', help: 'How you will find it in the list.' },
        {
          path: 'seed',
          kind: 'number',
          label: 'Seed',
          help: 'The same seed gives the same trees at any concurrency.',
        },
      ],
    },
    server,
    {
      title: 'AgentGym’s tasks',
      note: 'known by their numbers alone',
      when: (config) => isServer(config) && config.task.http.protocol === 'agentgym',
      fields: [
        {
          path: 'task.http.firstTask',
          kind: 'number',
          label: 'First task',
          help: 'Its number on the server.',
        },
        {
          path: 'task.http.taskCount',
          kind: 'number',
          unit: 'tasks',
          label: 'Number of tasks',
          help: 'From the first on; training and test tasks are drawn from them.',
        },
      ],
    },
    {
      title: 'Tasks',
      fields: [
        {
          path: 'task.trainTasks',
          kind: 'number',
          unit: 'tasks',
          label: 'Training tasks',
          help: 'Searched for pairs, one tree each.',
        },
        {
          path: 'task.testTasks',
          kind: 'number',
          unit: 'tasks',
          label: 'Test tasks',
          help: 'For comparing agents; training never sees them.',
        },
      ],
    },
    {
      title: 'Articles and questions',
      folded: true,
      when: ({ task: { environment } }) => environment === 'hotpotqa',
      fields: [
        {
          path: 'task.hotpotqa.corpus',
          kind: 'choice',
          label: 'Articles',
          help: 'Where searches look.',
          choices: [
            {
              value: 'shipped',
              label: 'Shipped',
              note: '11,391 introductions on disk: the same everywhere, no network',
            },
            {
              value: 'live',
              label: 'Live',
              note: 'Whole articles, asked for over the network and recorded',
            },
          ],
        },
        {
          path: 'task.hotpotqa.api',
          kind: 'text',
          label: 'API of the wiki',
          help: 'Of live articles: a MediaWiki with TextExtracts.',
        },
        {
          path: 'task.hotpotqa.contact',
          kind: 'text',
          label: 'Contact',
          help: 'Sent to the wiki, which wants to know whom to write to.',
        },
        {
          path: 'task.hotpotqa.cache',
          kind: 'optional',
          label: 'Folder of recorded answers',
          help: 'What is in it is not asked again. Empty: forgotten at the end.',
        },
        {
          path: 'task.hotpotqa.further',
          kind: 'files',
          label: 'Further questions',
          help: 'Official JSON files of HotpotQA, one path a line.',
        },
      ],
    },
    {
      title: 'Instructions, pages and rewards',
      folded: true,
      when: ({ task: { environment } }) => environment === 'webshop',
      fields: [
        {
          path: 'task.webshop.catalogue',
          kind: 'optional',
          label: 'Catalogue',
          help: 'A file that “stepq webshop import” wrote. Empty: the 1,000 products that ship.',
        },
        {
          path: 'task.webshop.goals',
          kind: 'choice',
          label: 'Instructions',
          help: 'Which of the shop’s instructions are tasks.',
          choices: [
            { value: 'all', label: 'All', note: '6,910 made from products, 13 written by people' },
            { value: 'synthetic', label: 'Made', note: '6,910 of 415 products' },
            { value: 'human', label: 'Written by people', note: '13, for a quick comparison' },
          ],
        },
        {
          path: 'task.webshop.split',
          kind: 'choice',
          label: 'Training and test tasks',
          help: 'No product is ever on both sides.',
          choices: [
            { value: 'products', label: 'By product', note: '70 to 30, drawn by the seed' },
            {
              value: 'official',
              label: 'Official',
              note: 'Goals 0 to 499 test, 1,500 onwards train',
            },
            { value: 'eto', label: 'ETO', note: 'Lists of goals that people wrote, from files' },
          ],
        },
        {
          path: 'task.webshop.observation',
          kind: 'choice',
          label: 'Pages as text',
          help: 'What the agent, and whoever plays by hand, gets to see of a page.',
          choices: [
            { value: 'agent', label: 'StepQ', note: 'One line, chosen options in front of it' },
            { value: 'text', label: 'WebShop', note: 'The same, but choices leave no trace' },
            { value: 'text_rich', label: 'WebShop, rich', note: 'Lines with marked buttons' },
            { value: 'react', label: 'ReAct', note: 'Three results, as in the paper’s code' },
          ],
        },
        {
          path: 'task.webshop.optionMatching',
          kind: 'choice',
          label: 'Options in the reward',
          help: 'How chosen options are compared with those asked for.',
          choices: [
            { value: 'corrected', label: 'By value', note: 'Every instruction can be fulfilled' },
            {
              value: 'upstream',
              label: 'As the official code',
              note: '458 made instructions cannot reach a reward of 1',
            },
          ],
        },
      ],
    },
    {
      title: 'ETO’s lists',
      when: ({ task: { environment, webshop } }) =>
        environment === 'webshop' && webshop.split === 'eto',
      fields: [
        {
          path: 'task.webshop.indices',
          kind: 'optional',
          label: 'Folder of the lists',
          help: 'With train_indices.json and test_indices.json, as ETO publishes them.',
        },
      ],
    },
    {
      title: 'Answers of the server',
      folded: true,
      when: isServer,
      fields: [
        {
          path: 'task.http.successReward',
          kind: 'number',
          label: 'Reward of a success',
          help: 'Counts as 1; 100 for ScienceWorld.',
        },
        {
          path: 'task.http.unfinishedReturn',
          kind: 'number',
          label: 'Return when unfinished',
          help: 'Of an episode that ran into the depth limit.',
        },
        {
          path: 'task.http.timeoutSeconds',
          kind: 'number',
          unit: 's',
          label: 'Longest wait',
          help: 'For one answer.',
        },
        {
          path: 'task.http.retries',
          kind: 'number',
          unit: 'times',
          label: 'Tries again',
          help: 'When no answer comes, before the run is paused.',
        },
      ],
    },
  ],
};

const search: WizardStep = {
  id: 'search',
  name: 'Search',
  question: 'How should the trees be searched?',
  groups: [
    {
      title: 'Monte Carlo tree search',
      fields: [
        {
          path: 'search.selection',
          kind: 'choice',
          label: 'Selection rule',
          help: 'Which child an iteration goes to.',
          choices: [
            { value: 'uct', label: 'UCT', note: 'V + c·√(ln N / n)' },
            { value: 'puct', label: 'PUCT', note: 'V + c·P·√N / (1 + n), P from the samples' },
          ],
        },
        {
          path: 'compat',
          kind: 'choice',
          label: 'Arithmetic',
          help: 'The published code differs from the paper.',
          choices: [
            { value: 'paper', label: 'Paper', note: 'As the paper describes it' },
            { value: 'reference', label: 'Reference', note: 'As the published code computes it' },
          ],
        },
        {
          path: 'search.iterations',
          kind: 'number',
          unit: 'per task',
          label: 'Iterations, m',
          help: 'Each selects, expands, rolls out and backs up once.',
        },
        {
          path: 'search.candidates',
          kind: 'number',
          unit: 'per step',
          label: 'Candidates, n',
          help: 'Samples at each expansion; equal actions merge.',
        },
        {
          path: 'search.maxDepth',
          kind: 'number',
          unit: 'steps',
          label: 'Depth limit',
          help: 'Also the longest episode of the evaluation.',
        },
        {
          path: 'search.exploration',
          kind: 'number',
          label: 'Exploration constant, c',
          help: '√2 by default; more spreads visits over siblings.',
        },
        {
          path: 'search.concurrency',
          kind: 'number',
          unit: 'tasks',
          label: 'At the same time',
          help: 'Does not change results.',
        },
        {
          path: 'search.stopOnSuccess',
          kind: 'switch',
          label: 'Stop at reward 1',
          help: 'Ends a search with its first full success.',
        },
      ],
    },
  ],
};

const model: WizardStep = {
  id: 'model',
  name: 'Q-value model',
  question: 'What should be learned from the trees?',
  groups: [
    {
      title: 'Preference pairs',
      fields: [
        {
          path: 'pairs.selection',
          kind: 'choice',
          label: 'Which pairs',
          help: 'Siblings of one parent.',
          choices: [
            { value: 'all-siblings', label: 'All siblings', note: 'Every pair above the margin' },
            { value: 'best-path', label: 'Best path', note: 'One per step, as in the paper' },
          ],
        },
        {
          path: 'pairs.includeUnsolved',
          kind: 'switch',
          label: 'Use unsolved trees',
          help: 'Also trees without a full success.',
        },
        {
          path: 'pairs.minMargin',
          kind: 'number',
          label: 'Least margin',
          help: 'V of the chosen minus V of the rejected action.',
        },
        {
          path: 'pairs.minVisits',
          kind: 'number',
          unit: 'visits',
          label: 'Least visits',
          help: 'Of the rejected action.',
        },
        {
          path: 'pairs.heldoutShare',
          kind: 'number',
          unit: 'of tasks',
          label: 'Held out',
          help: 'Share of tasks whose pairs only test the model.',
        },
      ],
    },
    {
      title: 'Model and training',
      fields: [
        {
          path: 'model.base',
          kind: 'base',
          label: 'Starts from',
          help: 'What the model knows before its first pair.',
        },
        {
          path: 'model.preset',
          kind: 'choice',
          label: 'Size',
          help: 'Of a decoder that starts from nothing.',
          choices: [
            { value: 'micro', label: 'Micro', note: '2 layers, 64 wide' },
            { value: 'tiny', label: 'Tiny', note: '2 layers, 128 wide' },
            { value: 'small', label: 'Small', note: '4 layers, 256 wide' },
            { value: 'base', label: 'Base', note: '8 layers, 512 wide: slow without many cores' },
          ],
        },
        {
          path: 'model.epochs',
          kind: 'number',
          unit: 'epochs',
          label: 'Epochs',
          help: 'Passes over the training pairs.',
        },
        {
          path: 'model.beta',
          kind: 'number',
          label: 'β',
          help: 'Of the DPO loss and of Q.',
        },
        {
          path: 'model.learningRate',
          kind: 'number',
          label: 'Learning rate',
          help: 'Its peak, reached after the warm-up.',
        },
        {
          path: 'model.batch',
          kind: 'number',
          unit: 'pairs',
          label: 'Batch',
          help: 'Pairs per update.',
        },
        {
          path: 'model.contrastSteps',
          kind: 'number',
          unit: 'updates',
          label: 'Contrast before DPO',
          help: 'Self-supervised, on the environment’s own text; 0 for none.',
        },
        {
          path: 'model.device',
          kind: 'device',
          label: 'Trains on',
          help: 'A device is used only after it has passed its test.',
        },
        {
          path: 'model.threads',
          kind: 'number',
          unit: 'threads',
          label: 'Threads',
          help: 'Of this computer, while it trains.',
        },
      ],
    },
    {
      title: 'Seldom changed',
      folded: true,
      fields: [
        {
          path: 'model.scoreMode',
          kind: 'choice',
          label: 'Q of an action',
          help: 'From the log ratios of its tokens.',
          choices: [
            { value: 'sum', label: 'Sum', note: 'As in the paper' },
            { value: 'mean', label: 'Mean', note: 'Per token' },
            { value: 'reference', label: 'Reference', note: 'As the published code' },
          ],
        },
        {
          path: 'model.scoredTokens',
          kind: 'choice',
          label: 'Tokens that count',
          help: 'What the log ratios are taken over.',
          choices: [
            { value: 'end', label: 'End mark', note: 'Judged after the action was read' },
            { value: 'action', label: 'Whole action', note: 'Eq. 9 of the paper' },
          ],
        },
        {
          path: 'model.initialization',
          kind: 'choice',
          label: 'First weights',
          help: 'Of a decoder that starts from nothing.',
          choices: [
            { value: 'random', label: 'Random', note: 'Nothing is laid down' },
            { value: 'copy', label: 'Copying', note: 'The first layer passes on what it finds' },
          ],
        },
        {
          path: 'model.wordVectors',
          kind: 'optional',
          label: 'Word vectors',
          help: 'A GloVe or word2vec text file for the first embeddings. Empty: drawn.',
        },
        {
          path: 'model.warmupRatio',
          kind: 'number',
          unit: 'of updates',
          label: 'Warm-up',
          help: 'Share of updates in which the rate rises.',
        },
        {
          path: 'model.schedule',
          kind: 'choice',
          label: 'Learning rate falls',
          help: 'After the warm-up, to a tenth at the last update.',
          choices: [
            { value: 'hold', label: 'Late', note: 'Linearly in the last third' },
            { value: 'linear', label: 'Linearly', note: 'From the warm-up on' },
            { value: 'cosine', label: 'Cosine', note: 'From the warm-up on' },
            { value: 'constant', label: 'Never', note: 'Stays at its peak' },
          ],
        },
        {
          path: 'model.objective',
          kind: 'choice',
          label: 'Objective',
          help: 'What the model minimises over the pairs.',
          choices: [
            { value: 'dpo', label: 'DPO', note: 'Logistic loss, as in the paper' },
            { value: 'ipo', label: 'IPO', note: 'Squared distance to a fixed margin' },
            {
              value: 'trajectory-dpo',
              label: 'Episodes',
              note: 'DPO on whole episodes, an ablation',
            },
          ],
        },
        {
          path: 'model.labelSmoothing',
          kind: 'number',
          label: 'Label smoothing',
          help: 'Of DPO: how often a preference is taken to be wrong.',
        },
        {
          path: 'model.accumulate',
          kind: 'number',
          unit: 'parts',
          label: 'Batch in parts',
          help: 'One after another, for less memory; the update stays the same.',
        },
        {
          path: 'model.recompute',
          kind: 'switch',
          label: 'Compute layers twice',
          help: 'Less memory for more time; the update stays the same.',
        },
        {
          path: 'model.loraRank',
          kind: 'number',
          label: 'LoRA rank',
          help: 'Of small adapters trained instead of the weights; 0 trains all.',
        },
        {
          path: 'model.loraAlpha',
          kind: 'number',
          label: 'LoRA α',
          help: 'What adapters add is multiplied by α / rank.',
        },
        {
          path: 'model.loraTargets',
          kind: 'choice',
          label: 'LoRA on',
          help: 'The matrices that have adapters.',
          choices: [
            { value: 'attention', label: 'Attention', note: 'Query, key, value, output' },
            { value: 'all', label: 'All', note: 'And the feed-forward blocks' },
          ],
        },
        {
          path: 'model.averaging',
          kind: 'number',
          label: 'Averaging',
          help: 'Of the weights over updates; 0 takes the last.',
        },
        {
          path: 'model.gradientClip',
          kind: 'number',
          label: 'Gradient limit',
          help: 'Longer gradients are scaled down to this norm.',
        },
        {
          path: 'model.weightDecay',
          kind: 'number',
          label: 'Weight decay',
          help: 'Of AdamW.',
        },
        {
          path: 'model.patience',
          kind: 'number',
          unit: 'checkpoints',
          label: 'Early stopping',
          help: 'After so many without a better held-out accuracy; 0 for never.',
        },
        {
          path: 'model.checkpointEvery',
          kind: 'number',
          unit: 'updates',
          label: 'Checkpoint every',
          help: 'What a pause or a crash can cost at most.',
        },
      ],
    },
  ],
};

const evaluation: WizardStep = {
  id: 'evaluation',
  name: 'Evaluation',
  question: 'What should be compared?',
  groups: [
    {
      title: 'Settings',
      fields: [
        {
          path: 'evaluation.candidates',
          kind: 'number',
          unit: 'per step',
          label: 'Candidates, n',
          help: 'For the agents that choose among samples.',
        },
        {
          path: 'evaluation.resamples',
          kind: 'number',
          unit: 'resamples',
          label: 'Bootstrap',
          help: 'For the 95 % intervals.',
        },
      ],
    },
  ],
};

/** The steps in order. */
export const steps: readonly WizardStep[] = [task, agent, search, model, evaluation];

/** Paths that a step asks for by controls of its own. */
const ownControls: Readonly<Partial<Record<WizardStep['id'], readonly ConfigPath[]>>> = {
  task: ['task.environment'],
  agent: ['policy.kind'],
  evaluation: ['evaluation.agents', 'evaluation.baseline'],
};

/** The groups of a step that a config needs. */
export function groupsOf(step: WizardStep, config: ExperimentConfig): readonly FieldGroup[] {
  return step.groups.filter(({ when }) => when?.(config) ?? true);
}

/** Every field of a step, for checking it before the next. */
export function pathsOf(step: WizardStep): readonly ConfigPath[] {
  const paths = step.groups.flatMap(({ own = [], fields }) => [
    ...own,
    ...fields.map(({ path }) => path),
  ]);
  return [...(ownControls[step.id] ?? []), ...paths];
}

/** The step that asks for a field. */
export function stepOfPath(path: string): number {
  return steps.findIndex((step) =>
    pathsOf(step).some((known) => path === known || path.startsWith(`${known}.`)),
  );
}
