import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { ReviewGlyph, type ReviewMark } from '../list/ReviewGlyph';
import { count, counted } from '@renderer/format/numbers';
import type { PairOverview } from '@shared/ipc/rows';
import { DepthBars } from './DepthBars';
import { FilterWaterfall } from './FilterWaterfall';
import { TrainOnPairs } from './TrainOnPairs';
import classes from './TrainingSet.module.css';

interface Props {
  readonly experimentId: string;
  readonly overview: PairOverview;
  /** Depth to mark: that of the filter, otherwise that of the open pair. */
  readonly depth: number | undefined;
  readonly onDepth: (depth: number) => void;
  /** Address of the export page with the list's filters. */
  readonly exportLink: string;
}

/** What training would take now, and how the pairs came down to it. */
export function TrainingSet(props: Props) {
  const { experimentId, overview, depth, onDepth, exportLink } = props;
  const { total, train, heldout, accepted, rejected, corrected, filters, depths } = overview;
  const reviews: readonly (readonly [ReviewMark, string, number])[] = [
    ['accepted', 'Accepted', accepted],
    ['rejected', 'Rejected', rejected],
    ['edited', 'Corrected', corrected],
    ['unreviewed', 'To review', total - accepted - rejected],
  ];
  return (
    <aside className={classes.pane} aria-label="Training set">
      <h2>Training set</h2>
      <div className={classes.usable}>
        {count(train)} <small>{train === 1 ? 'pair' : 'pairs'} usable now</small>
      </div>
      <div className={classes.split} aria-hidden="true">
        <i className={classes.train} style={{ flexGrow: train }} />
        <i className={classes.heldout} style={{ flexGrow: heldout }} />
      </div>
      <div className={classes.splitLabels}>
        <span>train {count(train)}</span>
        <span>held out {count(heldout)}</span>
      </div>
      <p className={classes.note}>Split by task, no task in both.</p>
      <section className={classes.part}>
        <h3>What the filters removed</h3>
        <FilterWaterfall filters={filters} kept={total} />
      </section>
      {depths.length > 0 && (
        <section className={classes.part}>
          <h3>Step of the pair</h3>
          <DepthBars depths={depths} marked={depth} onPick={onDepth} />
        </section>
      )}
      <section className={classes.part}>
        <h3>Your review</h3>
        <table className={classes.numbers}>
          <tbody>
            {reviews.map(([mark, label, pairs]) => (
              <tr key={mark}>
                <td>
                  <span className={classes.review}>
                    <ReviewGlyph mark={mark} />
                    {label}
                  </span>
                </td>
                <td className={classes.number}>{count(pairs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className={classes.note}>
          {rejected > 0
            ? `${counted(rejected, 'rejected pair is', 'rejected pairs are')} left out of the training set.`
            : 'Rejected pairs are left out of the training set.'}{' '}
          Those still to review stay in it.
        </p>
      </section>
      <div className={classes.actions}>
        <TrainOnPairs experimentId={experimentId} train={train} />
        <Button component={Link} to={exportLink} fullWidth>
          Export these pairs
        </Button>
      </div>
    </aside>
  );
}
