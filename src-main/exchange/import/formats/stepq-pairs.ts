import { z } from 'zod';
import type { ImportReader, Reading, RecordPlace } from '@main/exchange/import/formats/format';
import { schemaFault, shortName } from '@main/exchange/import/formats/wording';
import { formatStep } from '@shared/agent/action';

const actionSchema = z
  .object({
    thought: z.string(),
    type: z.string().min(1),
    argument: z.string(),
    raw: z.string().optional(),
  })
  .transform((action) => ({ ...action, raw: action.raw ?? formatStep(action) }));

const rowSchema = z.object({
  taskId: z.string().min(1),
  split: z.enum(['train', 'heldout']),
  instruction: z.string(),
  initialObservation: z.string(),
  history: z.array(z.object({ action: actionSchema, observation: z.string() })).max(1000),
  chosen: actionSchema,
  rejected: actionSchema,
  chosenValue: z.number(),
  rejectedValue: z.number(),
  chosenVisits: z.int().min(0),
  rejectedVisits: z.int().min(0),
  review: z.enum(['unreviewed', 'accepted', 'rejected']).default('unreviewed'),
});

/** The pairs that StepQ itself writes as `stepq-jsonl`, one a line. */
export const stepqPairs: ImportReader = {
  layout: 'rows',
  recognises: (value) =>
    typeof value === 'object' &&
    value !== null &&
    'chosen' in value &&
    'initialObservation' in value,
  read: (value: unknown, _place: RecordPlace): Reading => {
    const parsed = rowSchema.safeParse(value);
    if (!parsed.success) return { fault: schemaFault(parsed.error) };
    const { review, taskId, ...pair } = parsed.data;
    if (formatStep(pair.chosen) === formatStep(pair.rejected)) {
      return { fault: 'prefers a step to itself' };
    }
    const accepted = review === 'accepted';
    return { brings: [{ kind: 'pair', pair: { ...pair, taskId: shortName(taskId) }, accepted }] };
  },
};
