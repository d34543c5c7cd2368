import { SingleBar } from 'cli-progress';
import type { StageName, StageProgress } from '@shared/experiment/progress';
import { duration } from '@main/cli/output/duration';

/** How far a stage of an experiment is, or an import. */
export interface ReportedProgress extends Omit<StageProgress, 'stage' | 'policyCalls'> {
  readonly stage: StageName | 'import';
}

/** Shows the progress of stages: bars on a terminal, a line now and then anywhere else. */
export interface StageReporter {
  progress(progress: ReportedProgress): void;
  /** A line that must not be lost between two bars. */
  line(text: string): void;
  end(): void;
}

const titles: Record<ReportedProgress['stage'], string> = {
  import: 'Import',
  collect: 'Collect trees',
  pairs: 'Build pairs',
  train: 'Train',
  evaluate: 'Evaluate',
};

function counts({ done, total, unit, rate, etaSeconds }: ReportedProgress): string {
  const speed = rate === null ? '' : `, ${rate.toFixed(rate < 10 ? 1 : 0)}/s`;
  const eta = etaSeconds === null || done >= total ? '' : `, ETA ${duration(etaSeconds)}`;
  return `${done} of ${total} ${unit}${speed}${eta}`;
}

/** A bar that is redrawn in place; for a terminal only. */
export function barReporter(stream: NodeJS.WriteStream): StageReporter {
  let bar: SingleBar | null = null;
  let stage: ReportedProgress['stage'] | null = null;
  const stop = (): void => {
    bar?.stop();
    bar = null;
    stage = null;
  };
  return {
    progress: (progress) => {
      if (stage !== progress.stage) {
        stop();
        stage = progress.stage;
        bar = new SingleBar({
          format: '{title} {bar} {counts}{note}',
          barsize: 24,
          stream,
          hideCursor: true,
          linewrap: false,
          barCompleteChar: '━',
          barIncompleteChar: '┄',
          clearOnComplete: false,
        });
        bar.start(Math.max(1, progress.total), 0, { title: '', counts: '', note: '' });
      }
      bar?.update(progress.total === 0 ? 1 : progress.done, {
        title: titles[progress.stage].padEnd(14),
        counts: counts(progress),
        note: progress.note ? ` · ${progress.note}` : '',
      });
    },
    line: (text) => {
      stop();
      stream.write(`${text}\n`);
    },
    end: stop,
  };
}

const SECONDS_BETWEEN_LINES = 5;

/** Plain lines, at most one every five seconds and one at the end of each stage. */
export function lineReporter(
  write: (line: string) => void,
  clock: () => number = Date.now,
): StageReporter {
  let last = -Infinity;
  let stage: ReportedProgress['stage'] | null = null;
  let finished = false;
  return {
    progress: (progress) => {
      const now = clock();
      const first = stage !== progress.stage;
      if (first) finished = false;
      const complete = progress.done >= progress.total && !finished;
      if (!first && !complete && now - last < SECONDS_BETWEEN_LINES * 1000) return;
      stage = progress.stage;
      finished ||= complete;
      last = now;
      const note = progress.note ? ` · ${progress.note}` : '';
      write(`${titles[progress.stage]}: ${counts(progress)}${note}`);
    },
    line: write,
    end: () => undefined,
  };
}
