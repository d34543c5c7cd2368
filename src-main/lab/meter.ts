import type { StageName, StageProgress } from '@shared/experiment/progress';

/** Milliseconds since some fixed moment. */
export type Clock = () => number;

/** Seconds of the recent past over which the rate is taken. */
const WINDOW_SECONDS = 20;

/** Turns counts into progress with a rate and a remaining time. */
export interface Meter {
  /** Progress at `done` units; `note` is one line for people. */
  at(done: number, policyCalls: number, note: string): StageProgress;
}

/**
 * A meter for one stage. Units that an earlier run had finished (`alreadyDone`) count as done but
 * not towards the rate, so that a resumed stage does not promise too much.
 */
export function createMeter(options: {
  readonly stage: StageName;
  readonly total: number;
  readonly unit: string;
  readonly alreadyDone: number;
  readonly clock: Clock;
}): Meter {
  const samples: { at: number; done: number }[] = [
    { at: options.clock(), done: options.alreadyDone },
  ];
  return {
    at: (done, policyCalls, note) => {
      const now = options.clock();
      samples.push({ at: now, done });
      while (samples.length > 2 && now - (samples[1]?.at ?? now) > WINDOW_SECONDS * 1000) {
        samples.shift();
      }
      const oldest = samples[0] ?? { at: now, done };
      const seconds = (now - oldest.at) / 1000;
      const rate = seconds > 0.5 && done > oldest.done ? (done - oldest.done) / seconds : null;
      return {
        stage: options.stage,
        done,
        total: options.total,
        unit: options.unit,
        rate,
        etaSeconds: rate === null ? null : (options.total - done) / rate,
        policyCalls,
        note,
      };
    },
  };
}
