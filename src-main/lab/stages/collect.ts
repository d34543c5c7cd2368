import { createMeter } from '@main/lab/meter';
import { isResumable } from '@main/lab/resumable';
import type { StageContext } from '@main/lab/stages/stage';
import { overlapSentence } from '@shared/experiment/split-overlap';
import { isSolved } from '@shared/tree/path';
import { searchTree } from '@main/search/mcts';
import { severalAtOnce } from '@main/lab/stages/several-at-once';
import { logUpkeep } from '@main/lab/stages/upkeep';

/** Searches every training task that has no tree yet and commits the trees one by one. */
export async function collect(context: StageContext): Promise<void> {
  const { experimentId, config, store, family, tasks, policy, limit, clock } = context;
  store.tasks.plan(
    experimentId,
    tasks.train.map(({ id, instruction }) => ({ taskId: id, instruction })),
  );
  const committed = store.tasks.committed(experimentId);
  if (tasks.overlap && committed.size === 0) context.log('info', overlapSentence(tasks.overlap));
  const missing = tasks.train.filter(({ id }) => !committed.has(id));
  const total = tasks.train.length;
  let done = total - missing.length;
  let solved = store.trees.solved(experimentId);
  let policyCalls = store.trees.policyCalls(experimentId);
  const meter = createMeter({ stage: 'collect', total, unit: 'tasks', alreadyDone: done, clock });
  const report = (): void => {
    context.report(meter.at(done, policyCalls, `${solved} of ${done} solved`));
  };
  report();
  if (missing.length > 0) {
    context.log(
      'info',
      `Searching ${missing.length} tasks, at most ${config.search.iterations} iterations each` +
        `${done > 0 ? `; ${done} were searched before` : ''}.`,
    );
  }

  await severalAtOnce(missing, limit, context.signal, async (task, signal) => {
    store.tasks.setState(experimentId, task.id, 'running');
    const started = clock();
    const environment = family.create(signal);
    const tree = await searchTree({
      task,
      environment,
      policy,
      search: config.search,
      returns: family.returns,
      seed: config.seed,
      compat: config.compat,
      signal,
    })
      .catch((error: unknown) => {
        // Of a full disk or a lost server the task is not the cause: it waits for its turn again.
        if (!signal.aborted && !isResumable(error)) {
          store.tasks.setState(experimentId, task.id, 'failed');
          context.log('warning', `The search of task ${task.id} failed.`);
        }
        throw error;
      })
      .finally(() => environment.close?.());
    // A tree that was cut short is not the tree that this seed gives: it is searched anew.
    signal.throwIfAborted();
    store.trees.commit(experimentId, tree, clock() - started);
    done += 1;
    policyCalls += tree.policyCalls;
    if (isSolved(tree)) solved += 1;
    context.emit('tree.committed', { experimentId, taskId: task.id });
    report();
  });
  context.log('info', `Searched ${total} tasks: ${solved} hold a success.`);
  logUpkeep(context);
}
