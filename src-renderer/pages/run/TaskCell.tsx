import { memo } from 'react';
import { divergingFill, textOn } from '@renderer/components/charts/diverging';
import { sequentialFill } from '@renderer/theme/data-scales';
import { isSolved } from '@renderer/pages/run/series';
import type { TreeRow } from '@shared/ipc/rows';

/** A task as a mark of `size` px: fill for its value, shape for its state. */
export const TaskCell = memo(function TaskCell({
  row,
  size,
  share,
}: {
  readonly row: TreeRow;
  readonly size: number;
  /** Place on the sequential scale; `null` to colour by best reward. */
  readonly share: number | null;
}) {
  const middle = size / 2;
  const arm = Math.max(2, size * 0.2);
  const inner = size - 1.5;
  switch (row.state) {
    case 'waiting':
      return (
        <rect
          x={0.5}
          y={0.5}
          width={size - 1}
          height={size - 1}
          rx={2}
          fill="none"
          stroke="var(--line)"
        />
      );
    case 'running':
      return (
        <>
          <rect
            x={1}
            y={1}
            width={size - 2}
            height={size - 2}
            rx={2}
            fill="var(--accent-soft)"
            stroke="var(--accent)"
            strokeWidth={2}
          />
          {size > 10 && (
            <rect
              x={size * 0.25}
              y={middle - 1.5}
              width={size * 0.5}
              height={3}
              fill="var(--accent)"
            />
          )}
        </>
      );
    case 'failed':
      return (
        <>
          <rect
            x={0.75}
            y={0.75}
            width={inner}
            height={inner}
            rx={2}
            fill="var(--bad-soft)"
            stroke="var(--bad)"
            strokeWidth={1.5}
          />
          <path
            d={`M${middle - arm} ${middle - arm}l${2 * arm} ${2 * arm}M${middle + arm} ${middle - arm}l${-2 * arm} ${2 * arm}`}
            stroke="var(--bad)"
            strokeWidth={1.5}
          />
        </>
      );
    case 'done': {
      const reward = row.bestReward ?? 0;
      const fill = share === null ? divergingFill(reward) : sequentialFill(share);
      const ink = textOn(fill);
      return (
        <>
          <rect width={size} height={size} rx={2} fill={fill} />
          {isSolved(row) && (
            <path
              d={`M${middle} ${middle - arm * 1.1}l${arm * 1.1} ${arm * 1.1}l${-arm * 1.1} ${arm * 1.1}l${-arm * 1.1} ${-arm * 1.1}z`}
              fill={ink}
            />
          )}
          {row.bestReward === null && (
            <path
              d={`M${middle - arm} ${middle}h${2 * arm}`}
              stroke="var(--ink-3)"
              strokeWidth={1.5}
            />
          )}
        </>
      );
    }
  }
});
