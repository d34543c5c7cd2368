import { Button } from '@mantine/core';
import { useState } from 'react';
import { counted } from '@renderer/format/numbers';
import type { EpisodeDetail } from '@shared/ipc/rows';
import { firstDivergence, sameActions } from '../model/divergence';
import { scoreScale } from '../model/candidate-groups';
import type { SideNames } from './EpisodeHeads';
import { StepCell } from './StepCell';
import classes from './TwoEpisodes.module.css';

interface Props {
  readonly left: EpisodeDetail;
  readonly right: EpisodeDetail;
  readonly names: SideNames;
}

/** The steps of both episodes by number; what they have in common is folded away. */
export function AlignedSteps({ left, right, names }: Props) {
  const split = firstDivergence(left.decisions, right.decisions);
  const equal = sameActions(left.decisions, right.decisions);
  const [unfolded, setUnfolded] = useState(equal);
  const length = Math.max(left.decisions.length, right.decisions.length);
  const scales = { left: scoreScale(left), right: scoreScale(right) };
  return (
    <ol className={classes.steps}>
      {split > 0 && (
        <li className={classes.fold}>
          <span>
            {equal
              ? `Both do the same in all ${counted(length, 'step')}.`
              : `${counted(split, 'step')} the same`}
          </span>
          <Button
            variant="link"
            size="xs"
            aria-expanded={unfolded}
            onClick={() => setUnfolded(!unfolded)}
          >
            {unfolded ? 'Fold' : 'Unfold'}
          </Button>
        </li>
      )}
      {Array.from({ length }, (_, step) => {
        if (step < split && !unfolded) return null;
        return (
          <li
            key={step}
            className={classes.row}
            data-split={(step === split && !equal) || undefined}
          >
            {step === split && !equal && (
              <div className={classes.parting}>from step {step + 1} on they differ</div>
            )}
            <StepCell
              step={step}
              episode={left}
              name={names.left}
              scale={scales.left}
              accent={false}
            />
            <StepCell step={step} episode={right} name={names.right} scale={scales.right} accent />
          </li>
        );
      })}
    </ol>
  );
}
