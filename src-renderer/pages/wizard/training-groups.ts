import type { FieldGroup } from '@renderer/pages/wizard/field-spec';

/** Which pairs of steps are learnt from. */
export const preferencePairs: FieldGroup = {
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
};

/** What the model begins with and how it is trained. */
export const training: FieldGroup = {
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
};
