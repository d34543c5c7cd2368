import { z } from 'zod';

const factor = z.number().min(1).max(1e6);

/**
 * How a model's rotary angles were changed so that it reads more tokens than it was first made for,
 * as a Hugging Face config.json says it.
 */
export const rotaryScalingSchema = z.discriminatedUnion('kind', [
  /** Positions divided by a factor (arXiv 2306.15595). */
  z.strictObject({ kind: z.literal('linear'), factor }),
  /**
   * Another base for sequences longer than the positions that the model was made for, of which StepQ
   * makes none: within them the angles are as without.
   */
  z.strictObject({ kind: z.literal('dynamic'), factor }),
  /**
   * Llama 3.1: frequencies that turn `low` times or less in the `original` context are divided by
   * the factor, those of `high` times and more are kept, those between lie between.
   */
  z
    .strictObject({
      kind: z.literal('llama3'),
      factor,
      low: z.number().positive().max(1e6),
      high: z.number().positive().max(1e6),
      original: z.int().positive().max(100_000_000),
    })
    .refine(({ low, high }) => low < high, { path: ['low'], message: 'must be below high' }),
]);
export type RotaryScaling = z.infer<typeof rotaryScalingSchema>;

/** The angle per position that a frequency becomes, in radians. */
export function scaledFrequency(frequency: number, scaling: RotaryScaling | null): number {
  if (scaling === null || scaling.kind === 'dynamic') return frequency;
  if (scaling.kind === 'linear') return frequency / scaling.factor;
  const wavelength = (2 * Math.PI) / frequency;
  const turns = scaling.original / wavelength;
  const kept = Math.min(1, Math.max(0, (turns - scaling.low) / (scaling.high - scaling.low)));
  return kept * frequency + ((1 - kept) * frequency) / scaling.factor;
}
