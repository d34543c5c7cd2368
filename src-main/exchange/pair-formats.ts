import { formatStep } from '@shared/agent/action';
import type { ParsedInput } from '@shared/ipc/contract';
import { promptTurns, type Turn } from '@main/exchange/messages';
import type { FullPair } from '@main/store/pair-source';

export type PairFormatName = ParsedInput<'export.pairs'>['format'];

/** How preference pairs are written as text. */
export interface PairFormat {
  /** Before the first row, between two rows, after the last. */
  readonly before: string;
  readonly between: string;
  readonly after: string;
  /** The JSON value of one row. */
  row(pair: FullPair): object;
}

const lines = { before: '', between: '\n', after: '\n' };

/** The formats, by the name that the contract gives them. */
export const pairFormats: Record<PairFormatName, PairFormat> = {
  /** StepQ's own: one complete row a line. */
  'stepq-jsonl': { ...lines, row: (pair) => pair },

  /** The array that ETO and the reference implementation of the paper read. */
  'eto-json': {
    before: '[\n',
    between: ',\n',
    after: '\n]\n',
    row: (pair) => ({
      id: pair.id,
      prompt: promptTurns(pair).map(shareGpt),
      chosen: [shareGpt({ speaker: 'agent', text: formatStep(pair.chosen) })],
      rejected: [shareGpt({ speaker: 'agent', text: formatStep(pair.rejected) })],
    }),
  },

  /** The conversational preference format of TRL's `DPOTrainer`. */
  'trl-jsonl': {
    ...lines,
    row: (pair) => ({
      prompt: promptTurns(pair).map(chat),
      chosen: [chat({ speaker: 'agent', text: formatStep(pair.chosen) })],
      rejected: [chat({ speaker: 'agent', text: formatStep(pair.rejected) })],
    }),
  },
};

function shareGpt({ speaker, text }: Turn): { from: 'human' | 'gpt'; value: string } {
  return { from: speaker === 'user' ? 'human' : 'gpt', value: text };
}

function chat({ speaker, text }: Turn): { role: 'user' | 'assistant'; content: string } {
  return { role: speaker === 'user' ? 'user' : 'assistant', content: text };
}
