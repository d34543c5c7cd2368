import { divergingFill } from '@renderer/components/charts/diverging';
import { count, score } from '@renderer/format/numbers';
import type { UctReading } from '../model/readings';
import type { Selection } from './useSelection';
import classes from './UctBar.module.css';

/** UCT as one bar in two parts, with its formula filled in. */
export function UctBar({ selection }: { readonly selection: Selection }) {
  const { readings, siblings, id, born } = selection;
  const { uct, visits, prior } = readings;
  if (!uct) {
    return (
      <p className={classes.none}>
        {id === 0
          ? 'The search starts here, so nothing selects this node.'
          : born
            ? 'Never visited: selection takes such a node first.'
            : 'Not yet born at this moment of the search.'}
      </p>
    );
  }
  const { exploration: constant, selection: rule } = selection.tree.index.columns;
  const widest = Math.max(...siblings.map(({ uct: other }) => (other ? reach(other) : 0)));
  return (
    <>
      <svg
        width="100%"
        height="16"
        role="img"
        aria-label={`UCT ${score(uct.total)}: value ${score(uct.value)} and exploration ${score(uct.exploration)}`}
        style={{ display: 'block', marginTop: 12 }}
      >
        <UctParts uct={uct} widest={widest} height={16} />
      </svg>
      <div className={classes.parts}>
        <span>V {score(uct.value)}</span>
        <span>exploration {score(uct.exploration)}</span>
      </div>
      <div className={classes.words}>
        {rule === 'puct' ? (
          <>
            V + c·P·√N<sub>parent</sub> / (1 + N)
            <br />
            {score(uct.value)} + {score(constant)}·{score(prior)}·√{count(uct.parentVisits)} / (1 +{' '}
            {count(visits)}) = <span className={classes.sum}>{score(uct.total)}</span>
          </>
        ) : (
          <>
            V + c·√(ln N<sub>parent</sub> / N)
            <br />
            {score(uct.value)} + {score(constant)}·√(ln {count(uct.parentVisits)} / {count(visits)})
            = <span className={classes.sum}>{score(uct.total)}</span>
          </>
        )}
      </div>
    </>
  );
}

/** Length of the bar of a score. */
export function reach({ value, exploration }: UctReading): number {
  return Math.max(value + exploration, exploration, 0);
}

/**
 * The two parts, laid end to end in per cent of the widest sibling. A negative value cannot be laid
 * in front: it is drawn over the start of the exploration that it takes away.
 */
export function UctParts({
  uct,
  widest,
  height,
}: {
  readonly uct: UctReading;
  readonly widest: number;
  readonly height: number;
}) {
  const share = (amount: number) =>
    `${Math.min(100, Math.max(0, (amount / Math.max(widest, 1e-9)) * 100))}%`;
  const start = Math.max(0, uct.value);
  return (
    <>
      <rect x={share(start)} width={share(uct.exploration)} height={height} fill="var(--line-2)" />
      {uct.value >= 0 ? (
        <rect width={share(uct.value)} height={height} fill={divergingFill(0.75)} />
      ) : (
        <rect
          x={share(uct.exploration + uct.value)}
          width={share(Math.min(-uct.value, uct.exploration))}
          height={height}
          fill={divergingFill(-0.75)}
        />
      )}
    </>
  );
}
