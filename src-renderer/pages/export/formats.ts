import type { exportFormats } from '@shared/exchange/formats';
import { type ExportFormatName } from '@shared/exchange/formats';

/** A format as a person chooses it. */
interface FormatNote {
  readonly id: ExportFormatName;
  readonly name: string;
  /** What it is for, in one sentence; a trap, where there is one, in a second. */
  readonly purpose: string;
}

/** Formats that hold the same, with what that is. */
interface FormatGroup {
  readonly id: 'pairs' | 'steps' | 'paths' | 'trees' | 'tables';
  readonly name: string;
  readonly formats: readonly [FormatNote, ...(readonly FormatNote[])];
}

/** All formats, the complete one of each group first. */
export const formatGroups: readonly FormatGroup[] = [
  {
    id: 'pairs',
    name: 'Pairs',
    formats: [
      {
        id: 'stepq-jsonl',
        name: 'StepQ, JSON lines',
        purpose:
          'Everything that is known of a pair: both actions, values, visits, nodes, split, review.',
      },
      {
        id: 'eto-json',
        name: 'ETO, JSON array',
        purpose: 'Conversations as ETO and the published code of arXiv 2409.09345 read them.',
      },
      {
        id: 'trl-jsonl',
        name: 'TRL, JSON lines',
        purpose:
          'Chats for DPOTrainer of the library TRL. Its default max_length cuts the action off long rows: set it.',
      },
      {
        id: 'trl-text-jsonl',
        name: 'TRL, plain text',
        purpose: 'The same as text that goes on, for models without a chat template.',
      },
      {
        id: 'huggingface',
        name: 'Hugging Face folder',
        purpose:
          'Parquet by train and test with a data card; loads with datasets and goes into DPOTrainer.',
      },
      {
        id: 'llamafactory-ranking',
        name: 'LLaMA-Factory, ranking',
        purpose:
          'A folder with dataset_info.json, for stage dpo. Turns are checked: it skips malformed rows in silence.',
      },
      {
        id: 'openai-preference-jsonl',
        name: 'OpenAI, preference',
        purpose: 'For preference fine-tuning: one message of the assistant on each side.',
      },
    ],
  },
  {
    id: 'steps',
    name: 'Steps',
    formats: [
      {
        id: 'trl-kto-jsonl',
        name: 'TRL, unpaired',
        purpose:
          'Single actions with a verdict, for KTOTrainer. Actions both preferred and passed over are left out.',
      },
      {
        id: 'llamafactory-kto',
        name: 'LLaMA-Factory, KTO',
        purpose: 'The same in a folder with dataset_info.json, for stage kto.',
      },
      {
        id: 'trl-stepwise-jsonl',
        name: 'TRL, stepwise',
        purpose:
          'Ended paths, each step labelled by whether a success was found below it, for PRMTrainer.',
      },
    ],
  },
  {
    id: 'paths',
    name: 'Best paths',
    formats: [
      {
        id: 'openai-sft-jsonl',
        name: 'OpenAI, messages',
        purpose: 'The best path of each tree as a chat, for supervised fine-tuning.',
      },
      {
        id: 'llamafactory-sft',
        name: 'LLaMA-Factory, SFT',
        purpose: 'The same in a folder with dataset_info.json, for stage sft.',
      },
    ],
  },
  {
    id: 'trees',
    name: 'Trees',
    formats: [
      {
        id: 'tree-json',
        name: 'Nested JSON, a file a tree',
        purpose: 'Whole trees as the published code of arXiv 2409.09345 saves them.',
      },
    ],
  },
  {
    id: 'tables',
    name: 'Tables',
    formats: [
      { id: 'pairs-parquet', name: 'Pairs, Parquet', purpose: 'A row for each pair.' },
      { id: 'pairs-csv', name: 'Pairs, CSV', purpose: 'The same for spreadsheets.' },
      {
        id: 'nodes-parquet',
        name: 'Nodes, Parquet',
        purpose: 'A row for each node of the trees: action, observation, visits, V, Q.',
      },
      { id: 'nodes-csv', name: 'Nodes, CSV', purpose: 'The same for spreadsheets.' },
      {
        id: 'episodes-parquet',
        name: 'Episodes, Parquet',
        purpose: 'A row for each episode of the comparison: agent, task, reward, cost.',
      },
      { id: 'episodes-csv', name: 'Episodes, CSV', purpose: 'The same for spreadsheets.' },
      {
        id: 'decisions-parquet',
        name: 'Decisions, Parquet',
        purpose: 'A row for each candidate of each decision, with its score.',
      },
      { id: 'decisions-csv', name: 'Decisions, CSV', purpose: 'The same for spreadsheets.' },
    ],
  },
];

/** The group that a format is in. */
export function groupOf(format: ExportFormatName): FormatGroup {
  return formatGroups.find(({ formats }) => formats.some(({ id }) => id === format))!;
}

/** What the rows of a format are made of, as a person counts it. */
export const sourceWords = {
  pairs: 'pair',
  trees: 'tree',
  episodes: 'episode',
} as const satisfies Record<(typeof exportFormats)[ExportFormatName]['source'], string>;
