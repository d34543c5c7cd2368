import type { AccuracyGroup } from '@shared/ipc/rows';
import type { KeptCheckpoint } from '@shared/qmodel/checkpoint';
import { heldoutAccuracy } from '@main/lab/stages/heldout-accuracy';
import type { LabGround } from '@main/lab/runner';
import {
  deleteCheckpoint,
  listCheckpoints,
  pinCheckpoint,
} from '@main/qmodel/training/kept-checkpoints';
import { CallError } from '@main/rpc/rpc';

/** The checkpoints of the experiments' trainings, to choose from. */
export interface Checkpoints {
  /** Newest first. */
  list(experimentId: string): readonly KeptCheckpoint[];
  /**
   * Gives an experiment's model the weights of a checkpoint. What was found with the weights it had is
   * forgotten first (Q-values of the trees, the Q-guided agent's episodes, the comparison), so that
   * nothing of two models is ever mixed; then its held-out accuracy is measured anew.
   * @throws CallError `not-found` where the checkpoint is not kept, `conflict` before the training
   *   ended, while the experiment runs or while another checkpoint is being taken
   */
  use(experimentId: string, step: number): Promise<void>;
  /** @throws CallError `not-found` */
  pin(experimentId: string, step: number, pin: 'pinned' | 'free'): Promise<void>;
  /** @throws CallError `not-found`; `conflict` for the one in use */
  remove(experimentId: string, step: number): Promise<void>;
  /** Whether a checkpoint is being taken into use: the experiment must not run meanwhile. */
  isChanging(experimentId: string): boolean;
}

type Ground = Pick<LabGround, 'store' | 'models' | 'emit'>;

/** @param isActive whether an experiment runs or is queued */
export function createCheckpoints(
  ground: Ground,
  isActive: (experimentId: string) => boolean,
): Checkpoints {
  const { store, emit } = ground;
  const changing = new Set<string>();
  const folder = (experimentId: string): string => store.models.directoryFor(experimentId);
  return {
    list: (experimentId) => listCheckpoints(folder(experimentId)),
    use: async (experimentId, step) => {
      if (isActive(experimentId) || changing.has(experimentId)) {
        throw new CallError(
          'conflict',
          'The experiment is running. Its model was not changed. Pause it first.',
        );
      }
      changing.add(experimentId);
      try {
        await take(ground, experimentId, step);
      } finally {
        changing.delete(experimentId);
        emit('experiment.changed', { experimentId });
      }
    },
    pin: (experimentId, step, pin) => pinCheckpoint(folder(experimentId), step, pin),
    remove: async (experimentId, step) => {
      if (store.models.find(experimentId)?.checkpoint === step) {
        throw new CallError(
          'conflict',
          'This checkpoint is in use, so it was not deleted. Use another one first.',
        );
      }
      await deleteCheckpoint(folder(experimentId), step);
    },
    isChanging: (experimentId) => changing.has(experimentId),
  };
}

async function take({ store, models }: Ground, experimentId: string, step: number): Promise<void> {
  const model = store.models.find(experimentId);
  if (!model) {
    throw new CallError('conflict', 'This experiment has no trained Q-value model yet.');
  }
  if (model.checkpoint === step) return;
  const directory = store.models.directoryFor(experimentId);
  if (!listCheckpoints(directory).some((checkpoint) => checkpoint.step === step)) {
    throw new CallError(
      'not-found',
      `The checkpoint of step ${step} is not kept any more. The model stays as it is.`,
    );
  }
  store.models.forgetFindings(experimentId, 'weights');
  store.experiments.setStatus(
    experimentId,
    'paused',
    `The model of step ${step} is used now. Resume to evaluate it.`,
  );
  const service = await models.service();
  const used = await service.useCheckpoint(directory, step);
  const heldout = store.pairs.forTraining(experimentId).filter(({ split }) => split === 'heldout');
  const accuracy = await heldoutAccuracy(heldout, service, used.directory, () => undefined);
  const { config } = store.experiments.get(experimentId);
  const heldoutShare = heldout.length === 0 ? null : shareRight(accuracy.byDepth);
  store.models.save(experimentId, { ...used, heldoutAccuracy: heldoutShare }, config.model);
  store.models.saveAccuracy(experimentId, accuracy);
}

/** Share of all pairs that is ordered rightly, from groups that hold each pair once. */
function shareRight(groups: readonly AccuracyGroup[]): number {
  const pairs = groups.reduce((sum, group) => sum + group.pairs, 0);
  return groups.reduce((sum, group) => sum + group.accuracy * group.pairs, 0) / pairs;
}
