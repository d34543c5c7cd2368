import type { KeptCheckpoint } from '@shared/qmodel/checkpoint';
import { findExperiment } from '@main/cli/find-experiment';
import { alignColumns } from '@main/cli/output/align-columns';
import { openSession } from '@main/cli/session';
import { listCheckpoints } from '@main/qmodel/training/kept-checkpoints';
import { modelRepository } from '@main/store/models';
import { openWorkspace } from '@main/store/workspace';

interface ListOptions {
  readonly workspace: string;
  readonly json?: boolean;
}

/** `stepq checkpoints list <experiment>` */
export function checkpointsList(prefix: string, options: ListOptions): void {
  const workspace = openWorkspace(options.workspace, { mode: 'read' });
  try {
    const experimentId = findExperiment(workspace.db, prefix);
    const models = modelRepository(workspace.db, workspace.directory);
    const checkpoints = listCheckpoints(models.directoryFor(experimentId));
    const inUse = models.find(experimentId)?.checkpoint ?? null;
    if (options.json) console.log(JSON.stringify({ checkpoints, inUse }, null, 2));
    else if (checkpoints.length === 0) console.log('No checkpoint is kept.');
    else console.log(alignColumns(table(checkpoints, inUse)));
  } finally {
    workspace.close();
  }
}

function table(checkpoints: readonly KeptCheckpoint[], inUse: number | null): string[][] {
  const number = (value: number | null): string => value?.toFixed(3) ?? '';
  return [
    ['step', 'held-out loss', 'held-out accuracy', ''],
    ...checkpoints.map(({ step, heldoutLoss, heldoutAccuracy, pinned }) => [
      String(step),
      number(heldoutLoss),
      number(heldoutAccuracy),
      [...(step === inUse ? ['in use'] : []), ...(pinned ? ['pinned'] : [])].join(', '),
    ]),
  ];
}

export type CheckpointChange = 'use' | 'pin' | 'unpin' | 'delete';

/** `stepq checkpoints use <experiment> <step>`, and likewise `pin`, `unpin`, `delete` */
export async function changeCheckpoint(
  change: CheckpointChange,
  prefix: string,
  step: number,
  options: { readonly workspace: string },
): Promise<void> {
  const session = openSession(options.workspace, () => undefined);
  const { checkpoints } = session.lab;
  try {
    const id = findExperiment(session.store.workspace.db, prefix);
    switch (change) {
      case 'use':
        await checkpoints.use(id, step);
        console.log(
          `The model has the weights of step ${step} now. To play its test tasks again: ` +
            `stepq resume ${id}`,
        );
        break;
      case 'pin':
        await checkpoints.pin(id, step, 'pinned');
        console.log(`Step ${step} stays, however many newer ones come.`);
        break;
      case 'unpin':
        await checkpoints.pin(id, step, 'free');
        console.log(`Newer ones may take the place of step ${step} again.`);
        break;
      case 'delete':
        await checkpoints.remove(id, step);
        console.log(`The checkpoint of step ${step} was deleted.`);
    }
  } finally {
    session.close();
  }
}
