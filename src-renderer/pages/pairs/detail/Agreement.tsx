import { Button } from '@mantine/core';
import { signed } from '@renderer/format/numbers';
import type { Evidence } from './useEvidence';
import classes from './PairDetail.module.css';

interface Props {
  readonly evidence: Evidence;
  readonly onScore: () => void;
  readonly scoring: boolean;
}

/** Whether the model ranks the two sides as the pair does, and what the policy preferred. */
export function Agreement({ evidence, onScore, scoring }: Props) {
  const { chosen, rejected } = evidence;
  const scored = typeof chosen.q === 'number' && typeof rejected.q === 'number';
  const difference = scored ? chosen.q - rejected.q : null;
  return (
    <section className={classes.part} aria-label="Does the model agree?">
      <header>
        <h3>Does the model agree?</h3>
        {difference !== null && <strong>{verdict(difference)}</strong>}
      </header>
      <p className={classes.words}>
        {difference !== null && `${modelWords(difference)} `}
        {chosen.prior !== undefined &&
          rejected.prior !== undefined &&
          policyWords(chosen.prior, rejected.prior)}
      </p>
      {chosen.q === null && (
        <Button size="xs" loading={scoring} onClick={onScore}>
          Score this tree
        </Button>
      )}
    </section>
  );
}

/** Differences that the page writes as 0.00. */
const NOTHING = 0.005;

function verdict(difference: number): string {
  if (Math.abs(difference) < NOTHING) return 'Undecided';
  return difference > 0 ? 'Yes' : 'No';
}

function modelWords(difference: number): string {
  if (Math.abs(difference) < NOTHING) return 'Q does not tell the two apart.';
  const by = signed(Math.abs(difference)).replace(/^\+/, '');
  return difference > 0
    ? `Q prefers the chosen action by ${by}.`
    : `Q prefers the rejected action by ${by}: look at what the search saw.`;
}

function policyWords(chosen: number, rejected: number): string {
  if (Math.abs(chosen - rejected) < 1e-6) return 'The policy gave both equally often.';
  const preferred = chosen > rejected ? 'chosen' : 'rejected';
  const share = (p: number) => `${Math.round(p * 100)}\u00a0%`;
  return `The policy preferred the ${preferred} action: ${share(chosen)} of its samples against ${share(rejected)}.`;
}
