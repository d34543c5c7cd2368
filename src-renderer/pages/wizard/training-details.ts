import type { FieldGroup } from '@renderer/pages/wizard/field-spec';

/** What most experiments leave as it is. */
export const seldomChanged: FieldGroup = {
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
    {
      path: 'model.keepCheckpoints',
      kind: 'number',
      unit: 'checkpoints',
      label: 'Keep',
      help: 'The newest, to choose from; the best and the pinned stay too.',
    },
  ],
};
