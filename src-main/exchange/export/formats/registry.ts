import type { ExportFormatName } from '@shared/exchange/formats';
import { eto } from '@main/exchange/export/formats/eto';
import type { ExportFormat } from '@main/exchange/export/formats/format';
import { huggingface } from '@main/exchange/export/formats/huggingface';
import {
  llamafactoryKto,
  llamafactoryRanking,
  llamafactorySft,
} from '@main/exchange/export/formats/llamafactory';
import { openaiPreference, openaiSft } from '@main/exchange/export/formats/openai';
import { stepq } from '@main/exchange/export/formats/stepq';
import { tables } from '@main/exchange/export/formats/tables';
import { treeJson } from '@main/exchange/export/formats/tree-json';
import { trl, trlKto, trlStepwise, trlText } from '@main/exchange/export/formats/trl';

/** Every format by its name. */
export const formats: Readonly<Record<ExportFormatName, ExportFormat>> = {
  'stepq-jsonl': stepq,
  'eto-json': eto,
  'trl-jsonl': trl,
  'trl-text-jsonl': trlText,
  'trl-kto-jsonl': trlKto,
  'trl-stepwise-jsonl': trlStepwise,
  'llamafactory-ranking': llamafactoryRanking,
  'llamafactory-sft': llamafactorySft,
  'llamafactory-kto': llamafactoryKto,
  'openai-sft-jsonl': openaiSft,
  'openai-preference-jsonl': openaiPreference,
  huggingface,
  'tree-json': treeJson,
  ...tables,
};
