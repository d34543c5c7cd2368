import { defineFormat } from '@main/exchange/export/formats/format';
import { shareGpt } from '@main/exchange/export/messages';
import { jsonArray } from '@main/exchange/export/sinks/json';
import { pairSource } from '@main/exchange/export/sources/pairs';
import { trajectorySource } from '@main/exchange/export/sources/trajectories';
import { unpairedSource } from '@main/exchange/export/sources/unpaired';

/** `dataset_info.json` as LLaMA-Factory's `data` folder wants it: the data set is named `stepq`. */
function datasetInfo(file: string, facts: object): () => Readonly<Record<string, string>> {
  const stepq = { file_name: file, formatting: 'sharegpt', ...facts };
  return () => ({ 'dataset_info.json': `${JSON.stringify({ stepq }, null, 2)}\n` });
}

const RANKING = 'stepq_ranking.json';
const SFT = 'stepq_sft.json';
const KTO = 'stepq_kto.json';

/** Pairs for `stage: dpo` of LLaMA-Factory. */
export const llamafactoryRanking = defineFormat({
  source: pairSource,
  rows: ({ turns, chosen, rejected }) => [
    {
      conversations: turns.map(shareGpt),
      chosen: shareGpt({ speaker: 'agent', text: chosen }),
      rejected: shareGpt({ speaker: 'agent', text: rejected }),
    },
  ],
  sink: jsonArray(RANKING),
  beside: datasetInfo(RANKING, {
    ranking: true,
    columns: { messages: 'conversations', chosen: 'chosen', rejected: 'rejected' },
  }),
});

/** Best paths for `stage: sft` of LLaMA-Factory. */
export const llamafactorySft = defineFormat({
  source: trajectorySource,
  rows: ({ turns }) => [{ conversations: turns.map(shareGpt) }],
  sink: jsonArray(SFT),
  beside: datasetInfo(SFT, { columns: { messages: 'conversations' } }),
});

/** Single actions for `stage: kto` of LLaMA-Factory. */
export const llamafactoryKto = defineFormat({
  source: unpairedSource,
  rows: ({ turns, completion, label }) => [
    {
      conversations: [...turns, { speaker: 'agent' as const, text: completion }].map(shareGpt),
      kto_tag: label,
    },
  ],
  sink: jsonArray(KTO),
  beside: datasetInfo(KTO, { columns: { messages: 'conversations', kto_tag: 'kto_tag' } }),
});
