import { defineFormat } from '@main/exchange/export/formats/format';
import { chat } from '@main/exchange/export/messages';
import { jsonLines } from '@main/exchange/export/sinks/json';
import { pairSource } from '@main/exchange/export/sources/pairs';
import { trajectorySource } from '@main/exchange/export/sources/trajectories';

/** Best paths for supervised fine-tuning at OpenAI and at those who take the same shape. */
export const openaiSft = defineFormat({
  source: trajectorySource,
  rows: ({ turns }) => [{ messages: turns.map(chat) }],
  sink: jsonLines,
});

/** Pairs for preference fine-tuning: one message of the assistant on each side. */
export const openaiPreference = defineFormat({
  source: pairSource,
  rows: ({ turns, chosen, rejected }) => [
    {
      input: { messages: turns.map(chat), tools: [], parallel_tool_calls: true },
      preferred_output: [chat({ speaker: 'agent', text: chosen })],
      non_preferred_output: [chat({ speaker: 'agent', text: rejected })],
    },
  ],
  sink: jsonLines,
});
