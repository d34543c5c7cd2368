import type { FieldGroup } from '@renderer/pages/wizard/field-spec';
import type { ExperimentConfig } from '@shared/experiment/config';

const isServer = ({ task }: ExperimentConfig): boolean => task.environment === 'http';

/** Where a server is and how it is talked to. */
export const server: FieldGroup = {
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

/** Which of an AgentGym server’s tasks are played. */
export const agentGymTasks: FieldGroup = {
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
};

/** How long a server is waited for. */
export const serverAnswers: FieldGroup = {
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
};
