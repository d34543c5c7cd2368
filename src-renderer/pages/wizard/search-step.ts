import type { WizardStep } from '@renderer/pages/wizard/field-spec';

/** How its decisions are explored. */
export const search: WizardStep = {
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
