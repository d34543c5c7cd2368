import type { FieldGroup } from '@renderer/pages/wizard/field-spec';

/** Which of the shop’s goals are tasks, how they are divided, and how the shop answers. */
export const webshop: FieldGroup = {
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
};

/** Where ETO’s lists of goals lie. */
export const etoLists: FieldGroup = {
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
};
