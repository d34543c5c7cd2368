import { useState } from 'react';
import { renderAction } from '@shared/agent/action';
import { divergingFill } from '@renderer/components/charts/diverging';
import { Tag } from '@renderer/components/Tag';
import { excerpt } from '@renderer/format/excerpt';
import { count, score, signed } from '@renderer/format/numbers';
import type { EpisodeDetail } from '@shared/ipc/rows';
import { groupCandidates, type CandidateGroup, type ScoreScale } from '../model/candidate-groups';
import { takenAction } from '../model/divergence';
import classes from './StepCell.module.css';

interface Props {
  readonly step: number;
  readonly episode: EpisodeDetail;
  readonly name: string;
  readonly scale: ScoreScale;
  readonly accent: boolean;
}

/** One decision: what could have been done with which scores, what was done, what came back. */
export function StepCell({ step, episode, name, scale, accent }: Props) {
  const decision = episode.decisions[step];
  if (!decision) {
    return (
      <div className={classes.cell} data-gone>
        {step === episode.decisions.length && `${name} has ended`}
      </div>
    );
  }
  const action = takenAction(decision);
  const groups = groupCandidates(decision.candidates, decision.taken);
  const chose = decision.candidates.length > 1;
  return (
    <div className={classes.cell} data-accent={accent || undefined}>
      <div className={classes.head}>
        <span className={classes.number}>{step + 1}</span>
        <code>{action ? renderAction(action) : 'no action'}</code>
        {!decision.valid && <Tag tone="bad">refused</Tag>}
      </div>
      {action && action.thought !== '' && <p className={classes.thought}>{action.thought}</p>}
      {chose && (
        <ul className={classes.candidates} aria-label="Candidates">
          {groups.map((group) => (
            <Candidate key={renderAction(group.action)} group={group} scale={scale} />
          ))}
        </ul>
      )}
      <Observation text={decision.observation} />
    </div>
  );
}

function Candidate({
  group,
  scale,
}: {
  readonly group: CandidateGroup;
  readonly scale: ScoreScale;
}) {
  const { action, count: samples, score: value, taken } = group;
  return (
    <li className={classes.candidate} data-taken={taken || undefined} title={action.thought}>
      <code>{renderAction(action)}</code>
      <span className={classes.samples}>{samples > 1 ? `× ${count(samples)}` : ''}</span>
      <ScoreBar value={value} scale={scale} />
      <span className={classes.score}>
        {value === null ? '' : scale.kind === 'votes' ? count(value) : signed(value)}
      </span>
      <span className={classes.taken}>{taken ? 'taken' : ''}</span>
    </li>
  );
}

const BAR = 72;

function ScoreBar({ value, scale }: { readonly value: number | null; readonly scale: ScoreScale }) {
  if (value === null) return <span />;
  if (scale.kind === 'votes') {
    return (
      <svg width={BAR} height={20} aria-hidden="true">
        <rect y={6} width={(value / scale.limit) * BAR} height={8} className={classes.votes} />
      </svg>
    );
  }
  const share = Math.max(-1, Math.min(1, value / scale.limit));
  const half = BAR / 2;
  return (
    <svg width={BAR} height={20} role="img" aria-label={score(value)}>
      <path d={`M${half} 0V20`} className={classes.zero} />
      <rect
        x={Math.min(half, half + share * half)}
        y={6}
        width={Math.abs(share) * half}
        height={8}
        fill={divergingFill(share)}
      />
    </svg>
  );
}

/** Characters that no window shows more of in one line. */
const ONE_LINE = 1000;

function Observation({ text }: { readonly text: string }) {
  const [unfolded, setUnfolded] = useState(false);
  const toggle = () => setUnfolded(!unfolded);
  return (
    <div className={classes.observation} data-unfolded={unfolded || undefined} onClick={toggle}>
      <button
        type="button"
        aria-label={unfolded ? 'Fold what came back' : 'Unfold what came back'}
        aria-expanded={unfolded}
        onClick={(event) => {
          event.stopPropagation();
          toggle();
        }}
      >
        →
      </button>
      <span {...(unfolded && { tabIndex: 0 })}>
        {unfolded ? excerpt(text) : text.slice(0, ONE_LINE).replace(/\s+/g, ' ')}
      </span>
    </div>
  );
}
