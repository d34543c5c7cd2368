import { importFormats, type ImportFormat } from '@shared/exchange/imports';
import { agentTraj } from '@main/exchange/import/formats/agent-traj';
import { chatJsonl } from '@main/exchange/import/formats/chat-jsonl';
import { etoOutputs } from '@main/exchange/import/formats/eto-outputs';
import type { ImportReader } from '@main/exchange/import/formats/format';
import { referenceTrees } from '@main/exchange/import/formats/reference-trees';
import { reflexion } from '@main/exchange/import/formats/reflexion';
import { stepqPairs } from '@main/exchange/import/formats/stepq-pairs';

/** How each format is read. */
export const importReaders: Readonly<Record<ImportFormat, ImportReader>> = {
  'reference-trees': referenceTrees,
  'eto-outputs': etoOutputs,
  'agent-traj': agentTraj,
  reflexion,
  'stepq-pairs': stepqPairs,
  'chat-jsonl': chatJsonl,
};

/** The format of a record, by what it holds; conversations of any kind come last. */
export function recognise(value: unknown): ImportFormat | null {
  return importFormats.find((format) => importReaders[format].recognises(value)) ?? null;
}
