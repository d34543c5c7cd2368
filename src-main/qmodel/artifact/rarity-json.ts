import { z } from 'zod';
import { CallError } from '@main/rpc/rpc';
import { raritySchema } from '@main/qmodel/artifact/manifest';
import type { Rarity } from '@main/qmodel/render/rarity';

/** Document frequencies as a model's folder keeps them. */
export function rarityJson({ documents, frequencies }: Rarity): string {
  return JSON.stringify({ documents, frequencies: Object.fromEntries(frequencies) });
}

/** @throws CallError `invalid-input` when it is not what `rarityJson` gives */
export function rarityOf(json: unknown): Rarity {
  const parsed = raritySchema.safeParse(json);
  if (!parsed.success) {
    throw new CallError(
      'invalid-input',
      `The model's word frequencies are damaged: ${z.prettifyError(parsed.error)}`,
    );
  }
  const { documents, frequencies } = parsed.data;
  return { documents, frequencies: new Map(Object.entries(frequencies)) };
}
