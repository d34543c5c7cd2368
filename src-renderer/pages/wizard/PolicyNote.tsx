import type { ReactNode } from 'react';
import { Facts } from '@renderer/components/Facts';
import type { PolicyKind } from '@shared/experiment/config';
import classes from './PolicyNote.module.css';

const notes: Readonly<Record<PolicyKind, readonly (readonly [string, ReactNode])[]>> = {
  sampler: [
    [
      'What it is',
      'A stochastic agent that reads the page, writes a thought and an action as text, and runs on this computer without a key or a download.',
    ],
    [
      'How it errs',
      'As weak language models do: vague or over-long searches, the first plausible result instead of the right one, forgotten conditions, ending too early, the same search again.',
    ],
    [
      'What it never sees',
      'The reward, what is hidden of the goal, the right result. Good and bad actions are phrased by the same templates.',
    ],
    [
      'What it shows',
      'Whether search, pairs and Q-values improve an agent. Not how good a language model is.',
    ],
  ],
  uniform: [
    [
      'What it is',
      'Any of the actions that the environment lists at a step, all with the same chance.',
    ],
    ['What it knows', 'Nothing: neither the instruction nor what was seen on the way.'],
    [
      'What it shows',
      'What search and Q-values add where nobody knows the environment. It cannot write, so it plays only environments that list every action.',
    ],
  ],
};

/** What the policy is, for someone who meets it for the first time. */
export function PolicyNote({ kind }: { readonly kind: PolicyKind }) {
  return (
    <div className={classes.note}>
      <Facts width={104} facts={notes[kind]} />
    </div>
  );
}
