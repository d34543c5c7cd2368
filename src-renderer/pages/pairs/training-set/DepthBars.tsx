import { useElementSize } from '@mantine/hooks';
import { counted } from '@renderer/format/numbers';
import classes from './TrainingSet.module.css';

const HEIGHT = 72;
const DEFAULT_WIDTH = 248;

interface Props {
  readonly depths: readonly { readonly depth: number; readonly count: number }[];
  /** The depth that the list is filtered by, or that of the selected pair. */
  readonly marked: number | undefined;
  readonly onPick: (depth: number) => void;
}

/** Pairs by step; a bar filters the list by it. */
export function DepthBars({ depths, marked, onPick }: Props) {
  const { ref, width: measured } = useElementSize<HTMLDivElement>();
  const width = measured > 0 ? measured : DEFAULT_WIDTH;
  const most = Math.max(1, ...depths.map((entry) => entry.count));
  const slot = Math.min(48, width / Math.max(1, depths.length));
  return (
    <div ref={ref} className={classes.bars} role="group" aria-label="Pairs by step">
      {depths.map(({ depth, count }) => (
        <button
          key={depth}
          type="button"
          className={classes.bar}
          style={{ width: slot }}
          aria-pressed={depth === marked}
          onClick={() => onPick(depth)}
        >
          <span className="visually-hidden">
            Step {depth + 1}, {counted(count, 'pair')}
          </span>
          <span className={classes.barCount} aria-hidden="true">
            {count}
          </span>
          <span
            className={classes.barFill}
            style={{ height: Math.max(1, (count / most) * HEIGHT) }}
          />
          <span className={classes.barStep} aria-hidden="true">
            {depth + 1}
          </span>
        </button>
      ))}
    </div>
  );
}
