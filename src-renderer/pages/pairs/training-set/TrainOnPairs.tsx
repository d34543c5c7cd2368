import { Button } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ConfirmDialog } from '@renderer/components/ConfirmDialog';
import { counted } from '@renderer/format/numbers';
import { cache } from '@renderer/state/cache';
import { useAction } from '@renderer/state/useAction';
import { useCall } from '@renderer/state/useCall';

/**
 * Trains a model that is there anew on the pairs as they are reviewed now. Absent before the first
 * training, which takes them by itself, and while the experiment runs.
 */
export function TrainOnPairs({
  experimentId,
  train,
}: {
  readonly experimentId: string;
  /** Pairs that would be trained on. */
  readonly train: number;
}) {
  const [asked, setAsked] = useState(false);
  const navigate = useNavigate();
  const retrain = useAction('experiments.retrain', 'The training begins.');
  const models = useCall('models.list', undefined).value ?? [];
  const experiments = useCall('experiments.list', undefined).value ?? [];
  const status = experiments.find(({ id }) => id === experimentId)?.status;
  const trained = models.some((model) => model.experimentId === experimentId);
  if (!trained || status === undefined || status === 'running' || status === 'queued') return null;
  const begin = async () => {
    const begun = await retrain.run({ experimentId });
    setAsked(false);
    if (begun === undefined) return;
    // The Q-values in the trees were those of the model before.
    cache.invalidate((name) => name === 'trees.get' || name === 'trees.node');
    await navigate(`/experiments/${encodeURIComponent(experimentId)}`);
  };
  return (
    <>
      <Button
        fullWidth
        onClick={() => {
          setAsked(true);
        }}
      >
        Train on these pairs
      </Button>
      <ConfirmDialog
        open={asked}
        title={`Train anew on ${counted(train, 'pair')}?`}
        action="Train anew"
        busy={retrain.busy}
        onConfirm={() => void begin()}
        onClose={() => {
          setAsked(false);
        }}
      >
        <p>
          Model and ranker are trained on the pairs as you reviewed them, and play their test tasks
          again. The curves and checkpoints of the training before, its episodes and its comparison
          go.
        </p>
        <p>Trees, pairs, reviews and the other agents’ episodes are kept.</p>
      </ConfirmDialog>
    </>
  );
}
