import { percent } from '@renderer/format/numbers';
import { stageTitles } from '@renderer/format/words';
import { stageNames } from '@shared/experiment/progress';
import classes from './StageBars.module.css';

/** The four stages as four short bars. */
export function StageBars({
  shares,
  live,
}: {
  /** How much of each stage is done, in [0, 1]. */
  readonly shares: readonly number[];
  /** The stage that is being worked on; drawn in accent. */
  readonly live: number | null;
}) {
  const summary = stageNames
    .map((stage, at) => `${stageTitles[stage]} ${percent(shares[at] ?? 0)}`)
    .join(', ');
  return (
    <div className={classes.bars} role="img" aria-label={summary}>
      {stageNames.map((stage, at) => (
        <i key={stage}>
          <b
            data-live={at === live || undefined}
            style={{ width: `${(shares[at] ?? 0) * 100}%` }}
          />
        </i>
      ))}
    </div>
  );
}
