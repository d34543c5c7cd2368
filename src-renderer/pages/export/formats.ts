import type { CallInput } from '@shared/ipc/contract';

export type ExportFormat = CallInput<'export.pairs'>['format'];

/** A format as a person chooses it. */
export interface FormatNote {
  readonly id: ExportFormat;
  readonly name: string;
  /** What it is for, in one sentence. */
  readonly purpose: string;
  /** What a row looks like. */
  readonly row: string;
}

/** The formats, the complete one first. */
export const exportFormats: readonly FormatNote[] = [
  {
    id: 'stepq-jsonl',
    name: 'StepQ, JSON lines',
    purpose:
      'Everything that is known of a pair: both actions, values, visits, nodes, split, review.',
    row: '{"id": …, "taskId": …, "depth": …, "history": […], "chosen": {…}, "rejected": {…}, "margin": …}',
  },
  {
    id: 'eto-json',
    name: 'ETO, JSON array',
    purpose: 'Conversations as ETO and the published code of arXiv 2409.09345 read them.',
    row: '{"id": …, "prompt": [{"from": "human", "value": …}, …], "chosen": [{"from": "gpt", …}], "rejected": […]}',
  },
  {
    id: 'trl-jsonl',
    name: 'TRL, JSON lines',
    purpose:
      'Chats for DPOTrainer of the library TRL. Its default max_length cuts long prompts: set it.',
    row: '{"prompt": [{"role": "user", "content": …}, …], "chosen": [{"role": "assistant", …}], "rejected": […]}',
  },
];
