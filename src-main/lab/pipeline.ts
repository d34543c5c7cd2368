import { stageNames, type StageName, type StageProgress } from '@shared/experiment/progress';
import { throwIfStopped } from '@main/lab/events';
import { buildPairs } from '@main/lab/stages/pairs';
import { collect } from '@main/lab/stages/collect';
import { evaluate } from '@main/lab/stages/evaluate';
import type { Stage, StageContext } from '@main/lab/stages/stage';
import { train } from '@main/lab/stages/train';
import { isResumable } from '@main/lab/resumable';
import { throttle } from '@main/lab/throttle';

const stages: Record<StageName, Stage> = { collect, pairs: buildPairs, train, evaluate };

/** Progress reaches the window and the store at most this often. */
const PROGRESS_MILLISECONDS = 200;

/**
 * Runs the stages that are not done, in order.
 * @throws Stopped when told to stop; otherwise whatever a stage threw, after the stage was marked
 *   `failed`. Everything committed before is kept in both cases.
 */
export async function runPipeline(context: Omit<StageContext, 'report'>): Promise<void> {
  const { experimentId, store, emit, signal } = context;
  for (const name of stageNames) {
    throwIfStopped(signal);
    const row = store.stages.list(experimentId).find(({ stage }) => stage === name);
    // An imported experiment has no environment to evaluate in, so it has no such stage.
    if (!row || row.status === 'done') continue;
    store.stages.start(experimentId, name);
    emit('experiment.changed', { experimentId });
    const progress = throttle<StageProgress>(PROGRESS_MILLISECONDS, context.clock, (latest) => {
      store.stages.progress(experimentId, latest);
      emit('stage.progress', { experimentId, progress: latest });
    });
    try {
      await stages[name]({
        ...context,
        report: (latest) => {
          progress.offer(latest);
        },
      });
      progress.flush();
      store.stages.end(experimentId, name, 'done');
    } catch (error) {
      progress.flush();
      store.stages.end(
        experimentId,
        name,
        signal.aborted || isResumable(error) ? 'waiting' : 'failed',
      );
      throw error;
    } finally {
      emit('experiment.changed', { experimentId });
    }
  }
}
