import { StatReading } from '@renderer/components/StatReading';
import { divergingEdge, divergingFill } from '@renderer/components/charts/diverging';
import { counted, score } from '@renderer/format/numbers';
import { orderedParts, partName } from '@renderer/format/reward-parts';
import type { GameStep } from '../model/game';
import classes from './Outcome.module.css';

/** How the game ended: the reward and what it is made of. */
export function Outcome({ end, steps }: { readonly end: GameStep; readonly steps: number }) {
  const { reward, rewardParts } = end;
  return (
    <div className={classes.outcome} role="group" aria-label="Reward">
      <StatReading
        label="Reward"
        value={score(reward)}
        of={`in ${counted(steps, 'step')}`}
        size="headline"
      />
      <dl className={classes.parts}>
        {orderedParts(rewardParts).map((part) => (
          <div key={part}>
            <dt>{partName(part)}</dt>
            <dd>
              <Bar value={rewardParts[part] ?? 0} />
              {score(rewardParts[part] ?? 0)}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Bar({ value }: { readonly value: number }) {
  const share = Math.min(1, Math.max(0, value));
  return (
    <span className={classes.track} aria-hidden="true">
      <i
        style={{
          width: `${share * 100}%`,
          background: divergingFill(share),
          borderColor: divergingEdge(share),
        }}
      />
    </span>
  );
}
