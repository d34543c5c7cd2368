import { z } from 'zod';
import type {
  Brought,
  ImportReader,
  Reading,
  RecordPlace,
} from '@main/exchange/import/formats/format';
import { schemaFault, shortName } from '@main/exchange/import/formats/wording';

const rowSchema = z.object({
  name: z.string().min(1),
  memory: z.array(z.string()).max(1000),
  is_success: z.boolean(),
  skip: z.boolean().optional(),
});

/**
 * What Reflexion keeps of each trial, `env_results_trial_N.json`: no steps, but what the agent told
 * itself before the trial and whether it succeeded. Each trial becomes a step `attempt[N]` with its
 * latest reflection before it as the thought, so that the trials of an environment stand side by
 * side. A solved environment is not tried again, though later files repeat its success.
 */
export const reflexion: ImportReader = {
  layout: 'rows',
  recognises: (value) =>
    typeof value === 'object' && value !== null && 'memory' in value && 'is_success' in value,
  read: (value: unknown, place: RecordPlace): Reading => {
    const parsed = rowSchema.safeParse(value);
    if (!parsed.success) return { fault: schemaFault(parsed.error) };
    const { name, memory, is_success, skip } = parsed.data;
    if (skip === true) return { brings: [] };
    const trial = /trial_(\d+)/.exec(place.file)?.[1] ?? '0';
    // A failure is reflected on before the file is written: the last reflection is from after it.
    const thought = memory.at(is_success ? -1 : -2)?.trim() ?? '';
    const action = { thought, type: 'attempt', argument: trial };
    const episode: Brought = {
      kind: 'episode',
      taskId: shortName(name),
      instruction: name,
      initialObservation: name,
      steps: [
        {
          action: { ...action, raw: thought },
          observation: is_success ? 'The trial succeeded.' : 'The trial failed.',
        },
      ],
      reward: Number(is_success),
      finished: true,
      onlyUntilSolved: true,
    };
    return { brings: [episode] };
  },
};
