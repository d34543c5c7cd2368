import type { FieldGroup } from '@renderer/pages/wizard/field-spec';

/** Which articles and questions HotpotQA is played with. */
export const hotpotqa: FieldGroup = {
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
};
