import { ConfirmDialog } from '@renderer/components/ConfirmDialog';
import { score } from '@renderer/format/numbers';
import { cache } from '@renderer/state/cache';
import { notify } from '@renderer/state/notices';
import { useCommand } from '@renderer/state/useCommand';
import type { CheckpointRow } from './checkpoint-rows';

/** Asks before a model gets the weights of another step: what was found with those it has goes. */
export function UseCheckpoint({
  experimentId,
  wanted,
  inUse,
  onClose,
}: {
  readonly experimentId: string;
  readonly wanted: CheckpointRow | null;
  /** `null` where the step in use is not known. */
  readonly inUse: CheckpointRow | null;
  readonly onClose: () => void;
}) {
  const using = useCommand('models.useCheckpoint');
  const use = async ({ step }: CheckpointRow) => {
    const answer = await using.run({ experimentId, step });
    // The Q-values in the trees were those of the other weights.
    cache.invalidate((name) => name === 'trees.get' || name === 'trees.node');
    onClose();
    if (answer !== undefined) {
      notify({ tone: 'plain', message: `The model has the weights of step ${step} now.` });
    }
  };
  return (
    <ConfirmDialog
      open={wanted !== null}
      title={`Use the checkpoint of step ${wanted?.step ?? ''}?`}
      action={`Use step ${wanted?.step ?? ''}`}
      busy={using.busy}
      onClose={onClose}
      onConfirm={() => {
        if (wanted) void use(wanted);
      }}
    >
      <p>
        {wanted?.accuracy != null && `Its held-out accuracy was ${score(wanted.accuracy, 3)}. `}
        The Q-guided agent plays its test tasks again with it, and the comparison is made anew; the
        Q-values in the trees are forgotten until they are scored again.
      </p>
      <p>
        Trees, pairs, reviews and the other agents’ episodes are kept.{' '}
        {inUse?.kept
          ? `Step ${inUse.step}, in use now, stays among the checkpoints: the same seed gives the same results when you go back to it.`
          : 'The weights in use now are not among the checkpoints: they will be gone.'}
      </p>
    </ConfirmDialog>
  );
}
