import type { WizardStep } from '@renderer/pages/wizard/field-spec';

/** How the agents are compared. */
export const evaluation: WizardStep = {
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
