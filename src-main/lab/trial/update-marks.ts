import type { TrainProgress } from '@main/qmodel/service';

/** When a training told of something, in seconds from its beginning. */
interface Mark {
  readonly at: number;
  readonly kind: 'reference' | 'contrast' | 'dpo';
  /** Pairs scored or updates done by then. */
  readonly done: number;
}

/** What the reports of one training say of its parts. */
export interface TrainingParts {
  readonly setup: number;
  readonly referencePerPair: number;
  readonly contrastUpdate: number;
  readonly update: number;
  /** From the last update to the end, with a checkpoint in between. */
  readonly finish: number;
}

/** Listens to a training. */
export interface UpdateMarks {
  note(progress: TrainProgress): void;
  /** What it took by parts, in seconds, when it ended just now. */
  parts(): TrainingParts;
}

/** @param now seconds; a training begins when this is made */
export function createUpdateMarks(now: () => number): UpdateMarks {
  const began = now();
  const marks: Mark[] = [];
  const of = (kind: Mark['kind']): readonly Mark[] => marks.filter((mark) => mark.kind === kind);
  return {
    note: ({ unit, done, metrics, notice }) => {
      if (notice !== undefined) return;
      const kind = unit === 'reference pairs' ? 'reference' : (metrics.at(-1)?.phase ?? 'dpo');
      marks.push({ at: now() - began, kind, done });
    },
    parts: () => {
      const end = now() - began;
      const reference = of('reference');
      const dpo = of('dpo');
      const first = reference[0] ?? { at: 0, done: 0 };
      const referencePerPair = slope(first, reference.at(-1) ?? first) ?? first.at / first.done;
      const last = dpo.at(-2);
      const update = medianInterval(dpo.slice(0, -1));
      return {
        setup: Math.max(0, first.at - first.done * referencePerPair),
        referencePerPair,
        contrastUpdate: medianInterval(of('contrast')),
        update,
        finish: last ? Math.max(0, end - last.at - update) : 0,
      };
    },
  };
}

function slope(from: Pick<Mark, 'at' | 'done'>, to: Pick<Mark, 'at' | 'done'>): number | null {
  return to.done > from.done ? (to.at - from.at) / (to.done - from.done) : null;
}

/** Seconds of an update, by the middle of what those after the first took; 0 without any. */
function medianInterval(marks: readonly Mark[]): number {
  const took = marks
    .slice(1)
    .flatMap((mark, index) => slope(marks[index] ?? mark, mark) ?? [])
    .sort((a, b) => a - b);
  return took[Math.floor((took.length - 1) / 2)] ?? 0;
}
