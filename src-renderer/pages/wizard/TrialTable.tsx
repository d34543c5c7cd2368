import { bytes, compact, count } from '@renderer/format/numbers';
import { rough } from '@renderer/format/times';
import { money } from '@renderer/pages/wizard/money';
import type { Amount, TrialEstimate } from '@shared/experiment/trial-estimate';
import classes from './EstimateTable.module.css';

/** What the experiment will take by the measure of a trial, each with its range. */
export function TrialTable({
  estimate,
  outdated,
}: {
  readonly estimate: TrialEstimate;
  /** Whether it is of a config that has changed since. */
  readonly outdated: boolean;
}) {
  const { samples, pairs, updates, seconds, bytes: disk, replies } = estimate;
  return (
    <table data-outdated={outdated || undefined}>
      <thead>
        <tr>
          <th />
          <th>Likely</th>
          <th>Range</th>
        </tr>
      </thead>
      <tbody>
        <Row name="Samples" amount={samples} words={compact} />
        {replies && (
          <>
            <Row name="Calls" amount={replies.calls} words={compact} />
            <Row name="Tokens" amount={replies.tokens} words={compact} />
            <Row name="Cost" amount={replies.cost} words={money} strong />
          </>
        )}
        <Row name="Pairs" amount={pairs} words={count} />
        <Row name="Updates" amount={updates} words={count} />
        <Row name="Search" amount={seconds.collect} words={rough} />
        <Row name="Training" amount={seconds.train} words={rough} />
        <Row name="Comparison" amount={seconds.evaluate} words={rough} />
        <Row name="Time" amount={seconds.total} words={rough} strong />
        <Row name="Disk" amount={disk} words={(size) => bytes(Math.round(size))} />
      </tbody>
    </table>
  );
}

function Row({
  name,
  amount,
  words,
  strong = false,
}: {
  readonly name: string;
  /** `null` where it is not known. */
  readonly amount: Amount | null;
  readonly words: (value: number) => string;
  readonly strong?: boolean;
}) {
  const [low, high] = amount ? [words(amount.low), words(amount.high)] : ['', ''];
  return (
    <tr data-strong={strong || undefined}>
      <td>{name}</td>
      <td className={classes.likely}>{amount ? words(amount.likely) : 'unknown'}</td>
      <td className={classes.range}>{low === high ? '' : `${low} to ${high}`}</td>
    </tr>
  );
}
