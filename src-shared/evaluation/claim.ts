import type { PairedComparison } from '@shared/evaluation/episode';

/** The level below which a p-value is taken for more than chance. */
const LEVEL = 0.05;
/** On fewer tasks a bootstrap interval is much narrower than it says, and nothing is claimed. */
const LEAST_TASKS = 20;

/**
 * One English sentence: what a paired comparison allows one to claim, and when nothing, from which
 * difference on this many tasks would have shown one.
 */
export function claimOf(comparison: PairedComparison): string {
  const { a, b, difference, interval, wins, ties, losses } = comparison;
  const tasks = wins + ties + losses;
  if (tasks === 0)
    return `${a} and ${b} have no task in common, so nothing can be said about them.`;
  if (tasks < LEAST_TASKS) {
    return (
      `On ${tasks} ${tasks === 1 ? 'task' : 'tasks'} the difference between ${a} and ${b} was ` +
      `${signed(difference)}. With fewer than ${LEAST_TASKS} tasks neither its interval nor its ` +
      `p-value can be trusted, so nothing is claimed.`
    );
  }
  const start = `On ${tasks} tasks`;
  const within = `95 % interval ${signed(interval.lo)} to ${signed(interval.hi)}`;
  const proven = interval.lo > 0 || interval.hi < 0;
  if (!proven) {
    return (
      `${start} the difference of ${signed(difference)} between ${a} and ${b} (${within}) may be ` +
      `chance: so few tasks reliably show a difference only from ` +
      `${comparison.detectable.toFixed(2)} on${successClause(comparison, 'but')}.`
    );
  }
  const [better, worse] = difference > 0 ? [a, b] : [b, a];
  return (
    `${start} ${better} earns ${Math.abs(difference).toFixed(3)} more reward than ${worse} ` +
    `(${a} − ${b}: ${within}; p ${pValue(comparison.pReward)}), more than chance explains` +
    `${successClause(comparison, 'and')}.`
  );
}

function successClause({ pSuccessHolm }: PairedComparison, joint: 'and' | 'but'): string {
  if (pSuccessHolm < LEVEL) {
    return `, ${joint} they differ in which tasks they solve (p ${pValue(pSuccessHolm)} after Holm’s correction)`;
  }
  return joint === 'and' ? ', though the shares of solved tasks may differ by chance' : '';
}

function signed(value: number): string {
  const text = Math.abs(value).toFixed(3);
  if (Number(text) === 0) return text;
  return value < 0 ? `−${text}` : `+${text}`;
}

/** `< 0.001`, or `=` and three decimals. */
function pValue(p: number): string {
  return p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`;
}
