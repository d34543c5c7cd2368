import type { Scorer } from '@main/qmodel/scoring/scorer';

/** Loaded models by folder, as few as may be. */
export interface ScorerShelf {
  /** Does `work` with the scorer of a folder, which is there until it has ended. */
  use<Result>(directory: string, work: (scorer: Scorer) => Promise<Result>): Promise<Result>;
  /** Forgets all; resolves when those are released that nobody was using. */
  clear(): Promise<void>;
}

interface Held {
  readonly scorer: Scorer;
  users: number;
}

/** Two, so that an experiment and a look at another model do not load theirs in turns. */
const MOST_SCORERS = 2;

/** @param load reads a model; what it throws is thrown to whoever wanted it */
export function createScorerShelf(load: (directory: string) => Scorer): ScorerShelf {
  // A Map keeps the order of insertion: first is the one not used for the longest.
  const held = new Map<string, Held>();

  /** What is in use is released by its last user. */
  const drop = async (directory: string, one: Held): Promise<void> => {
    held.delete(directory);
    if (one.users === 0) await one.scorer.release();
  };

  const take = (directory: string): Held => {
    const one = held.get(directory) ?? { scorer: load(directory), users: 0 };
    held.delete(directory);
    held.set(directory, one);
    const [oldest] = held;
    if (held.size > MOST_SCORERS && oldest) void drop(...oldest);
    return one;
  };

  return {
    use: async (directory, work) => {
      const one = take(directory);
      one.users += 1;
      try {
        return await work(one.scorer);
      } finally {
        one.users -= 1;
        if (one.users === 0 && held.get(directory) !== one) await one.scorer.release();
      }
    },
    clear: async () => {
      await Promise.all([...held].map(([directory, one]) => drop(directory, one)));
    },
  };
}
