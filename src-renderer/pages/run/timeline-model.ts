import { stageNames, type StageName, type StageProgress } from '@shared/experiment/progress';
import type { ExperimentDetail } from '@shared/ipc/rows';

/** A stage on the clock. */
export interface StageSpan {
  readonly stage: StageName;
  readonly from: number;
  readonly to: number;
  readonly kind: 'done' | 'live' | 'stopped';
  /** In [0, 1]; `null` for a finished stage. */
  readonly share: number | null;
}

export interface TimelineModel {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly spans: readonly StageSpan[];
  /** Until when the live stage will likely take. */
  readonly expected: number | null;
  /** Stages whose time is not known yet. */
  readonly ahead: readonly StageName[];
  readonly now: number | null;
}

/** Where the stages lie in time. `null` before the first has begun. */
export function timelineOf(
  detail: ExperimentDetail,
  progress: StageProgress | null,
  now: number,
): TimelineModel | null {
  const running = detail.status === 'running';
  const spans = detail.stages.flatMap((row): StageSpan[] => {
    if (row.startedAt === null) return [];
    if (row.status === 'done' && row.finishedAt !== null) {
      return [
        { stage: row.stage, from: row.startedAt, to: row.finishedAt, kind: 'done', share: null },
      ];
    }
    const at = row.stage === progress?.stage ? progress : row.progress;
    const share = at && at.total > 0 ? Math.min(1, at.done / at.total) : 0;
    const to = Math.max(row.startedAt, running ? now : detail.updatedAt);
    return [
      { stage: row.stage, from: row.startedAt, to, kind: running ? 'live' : 'stopped', share },
    ];
  });
  const [first] = spans;
  if (!first) return null;
  const live = spans.some(({ kind }) => kind === 'live');
  const eta = live && progress?.etaSeconds != null ? now + progress.etaSeconds * 1000 : null;
  const begun = new Set(spans.map(({ stage }) => stage));
  const to = Math.max(eta ?? 0, ...spans.map((span) => span.to), first.from + 1000);
  return {
    from: first.from,
    to,
    spans,
    expected: eta,
    ahead: stageNames.filter((stage) => !begun.has(stage)),
    now: live ? now : null,
  };
}
