import type { StageContext } from '@main/lab/stages/stage';

/** Writes to the log what the environment cost beyond its steps, since the run began. */
export function logUpkeep({ family, log }: Pick<StageContext, 'family' | 'log'>): void {
  const words = family.upkeep?.() ?? null;
  if (words !== null) log('info', words);
}
