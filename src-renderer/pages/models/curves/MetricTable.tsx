import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { count, score } from '@renderer/format/numbers';
import type { TrainingMetric } from '@shared/experiment/progress';
import classes from './MetricTable.module.css';

const ROW_HEIGHT = 24;

const columns: readonly {
  readonly name: string;
  readonly text: (metric: TrainingMetric) => string;
}[] = [
  { name: 'Step', text: (m) => count(m.step) },
  { name: 'Loss', text: (m) => number(m.loss, 3) },
  { name: 'Chosen', text: (m) => number(m.chosenReward, 3) },
  { name: 'Rejected', text: (m) => number(m.rejectedReward, 3) },
  { name: 'Margin', text: (m) => number(m.chosenReward - m.rejectedReward, 3) },
  { name: 'Accuracy', text: (m) => number(m.accuracy, 2) },
  { name: 'Gradient', text: (m) => number(m.gradientNorm, 2) },
  {
    name: 'Rate',
    text: (m) =>
      Number.isFinite(m.learningRate) ? m.learningRate.toExponential(1) : 'not a number',
  },
  { name: 'Tokens/s', text: (m) => number(m.tokensPerSecond, 0) },
  { name: 'Held-out loss', text: (m) => (m.heldoutLoss === null ? '' : number(m.heldoutLoss, 3)) },
  {
    name: 'Held-out acc.',
    text: (m) => (m.heldoutAccuracy === null ? '' : number(m.heldoutAccuracy, 3)),
  },
];

function number(value: number, decimals: number): string {
  return Number.isFinite(value) ? score(value, decimals) : 'not a number';
}

/** The numbers behind the curves, newest first. */
export function MetricTable({ metrics }: { readonly metrics: readonly TrainingMetric[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: metrics.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  return (
    <div
      className={classes.table}
      role="table"
      aria-label="Training steps"
      aria-rowcount={metrics.length + 1}
    >
      <div role="row" className={classes.head}>
        {columns.map(({ name }) => (
          <span key={name} role="columnheader">
            {name}
          </span>
        ))}
      </div>
      <div
        ref={scroller}
        className={classes.scroller}
        role="rowgroup"
        tabIndex={0}
        aria-label="Training steps"
      >
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const metric = metrics[metrics.length - 1 - index]!;
            return (
              <div
                key={metric.step}
                role="row"
                aria-rowindex={index + 2}
                className={classes.row}
                style={{ transform: `translateY(${start}px)` }}
              >
                {columns.map(({ name, text }) => (
                  <span key={name} role="cell">
                    {text(metric)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
