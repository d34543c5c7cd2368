import { useEffect, useState } from 'react';
import { ErrorNote } from '@renderer/components/ErrorNote';
import { Panel } from '@renderer/components/Panel';
import { Tag } from '@renderer/components/Tag';
import { score } from '@renderer/format/numbers';
import { useCall } from '@renderer/state/useCall';
import { useCommand } from '@renderer/state/useCommand';
import type { TrainingMetric } from '@shared/experiment/progress';
import type { ModelRow } from '@shared/ipc/rows';
import { CheckpointMenu } from './CheckpointMenu';
import { checkpointRows, type CheckpointRow } from './checkpoint-rows';
import { UseCheckpoint } from './UseCheckpoint';
import classes from './Checkpoints.module.css';

interface Props {
  readonly experimentId: string;
  readonly metrics: readonly TrainingMetric[];
  readonly model: ModelRow | undefined;
  /** Steps between two checkpoints; `null` while unknown. */
  readonly every: number | null;
  /** While the experiment runs its model cannot be changed. */
  readonly running: boolean;
}

/** The steps at which the held-out pairs were measured, newest first; of the kept ones one is in use. */
export function Checkpoints({ experimentId, metrics, model, every, running }: Props) {
  const { value, failure, reload } = useCall('models.checkpoints', { experimentId });
  const [wanted, setWanted] = useState<CheckpointRow | null>(null);
  const rows = checkpointRows(metrics, value ?? []);
  const newest = rows[0]?.step ?? 0;
  useEffect(() => {
    if (newest > 0) reload();
  }, [newest, reload]);
  const pinning = useCommand('models.pinCheckpoint');
  const deleting = useCommand('models.deleteCheckpoint');
  const inUse = rows.find(({ step }) => step === model?.checkpoint) ?? null;
  return (
    <Panel title="Checkpoints" note={every === null ? undefined : `every ${every} steps`}>
      {failure && <ErrorNote what="The checkpoints could not be read." failure={failure} />}
      {rows.length === 0 ? (
        <p className={classes.none}>None yet: the held-out pairs are measured at each.</p>
      ) : (
        <div className={classes.scroll} tabIndex={0} role="group" aria-label="All checkpoints">
          <table className={classes.table}>
            <thead>
              <tr>
                <th>Step</th>
                <th>Loss</th>
                <th>Accuracy</th>
                <th aria-label="Remark" />
                <th aria-label="Choices" />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr
                  key={row.step}
                  data-kept={row.kept !== null || undefined}
                  data-used={row === inUse || undefined}
                >
                  <td>{row.step}</td>
                  <td>{row.loss === null ? '–' : score(row.loss, 3)}</td>
                  <td>{row.accuracy === null ? '–' : score(row.accuracy, 3)}</td>
                  <td className={classes.remark}>
                    {row.kept?.pinned && <Tag>pinned</Tag>}
                    {row.best && <Tag tone="accent">best</Tag>}
                    {row === inUse && <Tag tone="accent">in use</Tag>}
                  </td>
                  <td className={classes.choices}>
                    {row.kept && (
                      <CheckpointMenu
                        checkpoint={row.kept}
                        inUse={row === inUse}
                        canUse={model !== undefined && !running && row !== inUse}
                        onUse={() => {
                          setWanted(row);
                        }}
                        onPin={(pin) => {
                          void pinning.run({ experimentId, step: row.step, pin }).then(reload);
                        }}
                        onDelete={() => {
                          void deleting.run({ experimentId, step: row.step }).then(reload);
                        }}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <UseCheckpoint
        experimentId={experimentId}
        wanted={wanted}
        inUse={inUse}
        onClose={() => {
          setWanted(null);
        }}
      />
    </Panel>
  );
}
