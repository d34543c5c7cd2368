import type { WizardStep } from '@renderer/pages/wizard/field-spec';
import { hotpotqa } from '@renderer/pages/wizard/hotpotqa-groups';
import { agentGymTasks, server, serverAnswers } from '@renderer/pages/wizard/server-groups';
import { etoLists, webshop } from '@renderer/pages/wizard/webshop-groups';

/** What the agent is to do. */
export const task: WizardStep = {
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
    agentGymTasks,
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
    hotpotqa,
    webshop,
    etoLists,
    serverAnswers,
  ],
};
