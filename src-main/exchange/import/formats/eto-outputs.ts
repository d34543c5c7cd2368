import { z } from 'zod';
import type { ImportReader, Reading, RecordPlace } from '@main/exchange/import/formats/format';
import { schemaFault, shortName } from '@main/exchange/import/formats/wording';
import { readConversation } from '@main/exchange/import/trees/conversation';

const turnSchema = z.object({ from: z.enum(['human', 'gpt', 'system']), value: z.string() });

/** Turns as ShareGPT has them, by who speaks. */
export const shareGptSchema = z
  .array(turnSchema)
  .min(2)
  .transform((turns) =>
    turns.map(({ from, value }) => ({
      speaker: from === 'gpt' ? ('agent' as const) : from === 'human' ? ('user' as const) : from,
      text: value,
    })),
  );

const outputSchema = z.object({
  meta: z.object({
    reward: z.number().min(0).max(1).nullish(),
    finished: z.boolean().nullish(),
    success: z.boolean().nullish(),
  }),
  conversations: shareGptSchema,
});

/**
 * What ETO writes for each episode, `outputs/<model>/<task>/<id>.json`. Episodes of several models at
 * one task become one tree.
 */
export const etoOutputs: ImportReader = {
  layout: 'document',
  recognises: (value) =>
    typeof value === 'object' && value !== null && 'meta' in value && 'conversations' in value,
  read: (value: unknown, place: RecordPlace): Reading => {
    const parsed = outputSchema.safeParse(value);
    if (!parsed.success) return { fault: schemaFault(parsed.error) };
    const { meta, conversations } = parsed.data;
    const episode = readConversation(conversations);
    if (typeof episode === 'string') return { fault: episode };
    const reward = meta.reward ?? (meta.success === true ? 1 : meta.success === false ? 0 : null);
    const taskId = shortName(
      place.file
        .replace(/\.json$/i, '')
        .split('/')
        .slice(-2)
        .join('/'),
    );
    return {
      brings: [{ kind: 'episode', taskId, ...episode, reward, finished: meta.finished ?? true }],
    };
  },
};
