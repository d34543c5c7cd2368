import { counted, score, signed } from '@renderer/format/numbers';
import type { EpisodeDetail } from '@shared/ipc/rows';
import type { TerminalKind } from '@shared/tree/tree';
import { orderedParts, partName } from '@renderer/format/reward-parts';
import classes from './TwoEpisodes.module.css';

const ends: Readonly<Record<TerminalKind, string>> = {
  success: 'success',
  failure: 'finished without full reward',
  'depth-limit': 'stopped at the depth limit',
};

export interface SideNames {
  readonly left: string;
  readonly right: string;
}

interface Props {
  readonly left: EpisodeDetail;
  readonly right: EpisodeDetail;
  readonly names: SideNames;
}

/** How both episodes ended, and what the reward is made of. */
export function EpisodeHeads({ left, right, names }: Props) {
  return (
    <div className={classes.heads}>
      <Side episode={left} name={names.left} other={null} />
      <Side episode={right} name={names.right} other={left} />
    </div>
  );
}

interface SideProps {
  readonly episode: EpisodeDetail;
  readonly name: string;
  /** The baseline's episode beside that of the run under test. */
  readonly other: EpisodeDetail | null;
}

function Side({ episode, name, other }: SideProps) {
  const parts = orderedParts(episode.rewardParts);
  return (
    <div className={classes.side} data-accent={other !== null || undefined}>
      <div>
        <h2>{name}</h2>
        <div className={classes.reward}>{score(episode.reward)}</div>
        <p className={classes.end}>
          {ends[episode.terminal]}, {counted(episode.decisions.length, 'step')}
        </p>
      </div>
      {parts.length > 0 && (
        <dl className={classes.parts} aria-label={`Parts of the reward of ${name}`}>
          {parts.map((part) => (
            <div key={part}>
              <dt>{partName(part)}</dt>
              <dd>
                <PartValue value={episode.rewardParts[part]} other={other?.rewardParts[part]} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function PartValue(props: {
  readonly value: number | undefined;
  readonly other: number | undefined;
}) {
  const { value, other } = props;
  if (value === undefined) return 'unknown';
  const difference = other === undefined ? 0 : value - other;
  return (
    <>
      {score(value)} {difference !== 0 && <small>{signed(difference)}</small>}
    </>
  );
}
