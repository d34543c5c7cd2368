import { z } from 'zod';
import { shareGptSchema } from '@main/exchange/import/formats/eto-outputs';
import type { ImportReader, Reading, RecordPlace } from '@main/exchange/import/formats/format';
import { schemaFault, shortName } from '@main/exchange/import/formats/wording';
import { readConversation } from '@main/exchange/import/trees/conversation';
import type { ColumnMap } from '@shared/exchange/imports';

const rowSchema = z.object({
  conversations: shareGptSchema,
  item_id: z.union([z.string().min(1), z.int()]),
  reward: z.number().nullish(),
  success: z.union([z.boolean(), z.number()]).nullish(),
});

/** AgentGym's trajectories, a list or a row a line; rows of one `item_id` become one tree. */
export const agentTraj: ImportReader = {
  layout: 'rows',
  recognises: (value) =>
    typeof value === 'object' && value !== null && 'conversations' in value && 'item_id' in value,
  read: (value: unknown, _place: RecordPlace, { scale }: ColumnMap): Reading => {
    const parsed = rowSchema.safeParse(value);
    if (!parsed.success) return { fault: schemaFault(parsed.error) };
    const { conversations, item_id, reward, success } = parsed.data;
    const episode = readConversation(conversations);
    if (typeof episode === 'string') return { fault: episode };
    const scaled = scaledReward(reward ?? (success == null ? null : Number(success)), scale);
    if (typeof scaled === 'string') return { fault: scaled };
    const taskId = shortName(String(item_id));
    return { brings: [{ kind: 'episode', taskId, ...episode, reward: scaled, finished: true }] };
  },
};

/** A reward in [0, 1], `null` for none; why not, where the scale does not fit. */
export function scaledReward(
  reward: number | null,
  scale: number | undefined,
): number | null | string {
  if (reward === null) return null;
  const scaled = reward / (scale ?? 1);
  return scaled >= 0 && scaled <= 1
    ? scaled
    : `has the reward ${reward}, outside 0 to ${scale ?? 1}: say by “scale” which reward counts as 1`;
}
