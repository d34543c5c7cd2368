import type { WizardStep } from '@renderer/pages/wizard/field-spec';
import { seldomChanged } from '@renderer/pages/wizard/training-details';
import { preferencePairs, training } from '@renderer/pages/wizard/training-groups';

/** What is learned from the trees. */
export const model: WizardStep = {
  id: 'model',
  name: 'Q-value model',
  question: 'What should be learned from the trees?',
  groups: [preferencePairs, training, seldomChanged],
};
