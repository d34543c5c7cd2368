import { Panel } from '@renderer/components/Panel';
import { Tag } from '@renderer/components/Tag';
import { score } from '@renderer/format/numbers';
import type { TrainingMetric } from '@shared/experiment/progress';
import classes from './Evaluations.module.css';

/** Evaluations shown; the others are in the table of all steps. */
const SHOWN = 4;

/** The times at which the held-out pairs were measured, newest first. */
export function Evaluations({ metrics }: { readonly metrics: readonly TrainingMetric[] }) {
  const measured = metrics.filter((metric) => metric.heldoutAccuracy !== null).reverse();
  const best = measured.reduce<TrainingMetric | null>(
    (top, metric) =>
      top === null || (metric.heldoutAccuracy ?? 0) >= (top.heldoutAccuracy ?? 0) ? metric : top,
    null,
  );
  const shown = measured.slice(0, SHOWN);
  if (best && !shown.includes(best)) shown.push(best);
  return (
    <Panel title="Held-out evaluations" note={String(measured.length)}>
      {shown.length === 0 ? (
        <p className={classes.none}>None yet: they come at every checkpoint.</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th>Step</th>
              <th>Loss</th>
              <th>Accuracy</th>
              <th aria-label="Remark" />
            </tr>
          </thead>
          <tbody>
            {shown.map((metric) => (
              <tr key={metric.step}>
                <td>{metric.step}</td>
                <td>{metric.heldoutLoss === null ? '–' : score(metric.heldoutLoss, 3)}</td>
                <td>{score(metric.heldoutAccuracy ?? Number.NaN, 3)}</td>
                <td>{metric === best && <Tag tone="accent">best</Tag>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
