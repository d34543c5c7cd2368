import { defineFormat } from '@main/exchange/export/formats/format';
import { chat } from '@main/exchange/export/messages';
import { jsonLines } from '@main/exchange/export/sinks/json';
import { pairSource } from '@main/exchange/export/sources/pairs';
import { stepsSource } from '@main/exchange/export/sources/steps';
import { unpairedSource } from '@main/exchange/export/sources/unpaired';

/** Preference rows of TRL as chats, for `DPOTrainer`. */
export const trl = defineFormat({
  source: pairSource,
  rows: ({ turns, chosen, rejected }) => [
    {
      prompt: turns.map(chat),
      chosen: [chat({ speaker: 'agent', text: chosen })],
      rejected: [chat({ speaker: 'agent', text: rejected })],
    },
  ],
  sink: jsonLines,
});

/** The same as plain text, for models without a chat template: what follows the prompt continues it. */
export const trlText = defineFormat({
  source: pairSource,
  rows: ({ turns, chosen, rejected }) => [
    { prompt: `${turns.map(({ text }) => text).join('\n\n')}\n\n`, chosen, rejected },
  ],
  sink: jsonLines,
});

/** Unpaired preferences of TRL as chats, for `KTOTrainer`. */
export const trlKto = defineFormat({
  source: unpairedSource,
  rows: ({ turns, completion, label }) => [
    {
      prompt: turns.map(chat),
      completion: [chat({ speaker: 'agent', text: completion })],
      label,
    },
  ],
  sink: jsonLines,
});

/** Stepwise supervision of TRL, for `PRMTrainer`. */
export const trlStepwise = defineFormat({
  source: stepsSource,
  rows: ({ prompt, completions, labels }) => [{ prompt, completions, labels }],
  sink: jsonLines,
});
