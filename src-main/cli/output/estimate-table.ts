import type { Trial } from '@shared/experiment/trial';
import type { Amount, TrialEstimate } from '@shared/experiment/trial-estimate';
import { alignColumns } from '@main/cli/output/align-columns';
import { duration } from '@main/cli/output/duration';

/** What a trial says of an experiment, as text. */
export function estimateTable({ beside }: Pick<Trial, 'beside'>, estimate: TrialEstimate): string {
  const { samples, environmentSteps, pairs, updates, seconds, bytes, replies } = estimate;
  const rows = [
    ['', 'likely', 'range'],
    row('samples', samples, count),
    ...(replies
      ? [
          row('calls', replies.calls, count),
          row('tokens', replies.tokens, count),
          row('cost', replies.cost, money),
        ]
      : []),
    row('environment steps', environmentSteps, count),
    row('pairs', pairs, count),
    row('updates', updates, count),
    row('collect and pairs', seconds.collect, duration),
    row('train', seconds.train, duration),
    row('evaluate', seconds.evaluate, duration),
    row('time', seconds.total, duration),
    row('disk', bytes, size),
  ];
  return [
    alignColumns(rows),
    '',
    'The range is as if every task were as the one of the three that took the least, or the most.',
    ...(updates === null
      ? ['The trees gave no pair to train on, so what comes after the search is not known.']
      : []),
    ...(beside ? ['An experiment ran meanwhile: without it, everything is faster.'] : []),
  ].join('\n');
}

function row(name: string, amount: Amount | null, words: (value: number) => string): string[] {
  if (amount === null) return [name, 'unknown', ''];
  const [low, high] = [words(amount.low), words(amount.high)];
  return [name, words(amount.likely), low === high ? '' : `${low} to ${high}`];
}

const count = (value: number): string => Math.round(value).toLocaleString('en');
const money = (value: number): string => value.toFixed(2);
const size = (value: number): string => `${(value / 1e6).toFixed(1)} MB`;
