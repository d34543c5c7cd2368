import { dataCard } from '@main/exchange/export/card';
import { defineFormat } from '@main/exchange/export/formats/format';
import { chat, perTurns } from '@main/exchange/export/messages';
import { parquetBySplit } from '@main/exchange/export/sinks/by-split';
import type { Columns } from '@main/exchange/export/sinks/columns';
import { pairSource } from '@main/exchange/export/sources/pairs';

/** A pair as `datasets` loads it and TRL's `DPOTrainer` takes it, with where it comes from. */
interface HubRow {
  readonly prompt: readonly object[];
  readonly chosen: readonly object[];
  readonly rejected: readonly object[];
  readonly id: string;
  readonly task_id: string;
  readonly depth: number;
  readonly margin: number;
  readonly chosen_value: number;
  readonly rejected_value: number;
  readonly chosen_visits: number;
  readonly rejected_visits: number;
}

const columns: Columns<HubRow> = {
  prompt: 'turns',
  chosen: 'turns',
  rejected: 'turns',
  id: 'string',
  task_id: 'string',
  depth: 'int',
  margin: 'double',
  chosen_value: 'double',
  rejected_value: 'double',
  chosen_visits: 'int',
  rejected_visits: 'int',
};

const chats = perTurns((turns) => turns.map(chat));

/** A data set folder for the Hugging Face hub: Parquet by split, and a card. */
export const huggingface = defineFormat({
  source: pairSource,
  rows: ({ pair, turns, chosen, rejected }): HubRow[] => [
    {
      prompt: chats(turns),
      chosen: [chat({ speaker: 'agent', text: chosen })],
      rejected: [chat({ speaker: 'agent', text: rejected })],
      id: pair.id,
      task_id: pair.taskId,
      depth: pair.depth,
      margin: pair.margin,
      chosen_value: pair.chosenValue,
      rejected_value: pair.rejectedValue,
      chosen_visits: pair.chosenVisits,
      rejected_visits: pair.rejectedVisits,
    },
  ],
  sink: parquetBySplit(columns),
  beside: (manifest) => ({ 'README.md': dataCard(manifest) }),
});
