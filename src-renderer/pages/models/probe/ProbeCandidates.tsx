import { divergingEdge, divergingFill } from '@renderer/components/charts/diverging';
import { useRoving } from '@renderer/components/useRoving';
import { signed } from '@renderer/format/numbers';
import { niceLimit } from '../model/token-view';
import type { ScoredCandidate } from './probe-state';
import classes from './Probe.module.css';

const WIDTH = 112;

interface Props {
  readonly ranked: readonly ScoredCandidate[];
  readonly selected: number;
  readonly onSelect: (index: number) => void;
}

/** The candidates by Q, each with its bar around zero. */
export function ProbeCandidates({ ranked, selected, onSelect }: Props) {
  const roving = useRoving({ size: ranked.length, at: selected, onMove: onSelect });
  if (ranked.length === 0) return null;
  const limit = niceLimit(Math.max(...ranked.map(({ score }) => Math.abs(score.q))));
  const half = WIDTH / 2;
  return (
    <>
      <div className={classes.axis} aria-hidden="true">
        <span>Candidate</span>
        <svg width={WIDTH} height={16}>
          <text x={0} y={12}>
            {signed(-limit)}
          </text>
          <text x={half} y={12} textAnchor="middle">
            0
          </text>
          <text x={WIDTH} y={12} textAnchor="end">
            {signed(limit)}
          </text>
        </svg>
        <span>Q</span>
      </div>
      <ul
        ref={roving.ref}
        className={classes.candidates}
        role="listbox"
        aria-label="Candidates by Q"
        onKeyDown={roving.onKeyDown}
      >
        {ranked.map(({ label, text, score }, index) => {
          const share = score.q / limit;
          return (
            <li
              key={text}
              {...roving.item(index)}
              role="option"
              aria-selected={index === selected}
              className={classes.candidate}
              onClick={() => onSelect(index)}
            >
              <code title={text}>{label}</code>
              <svg width={WIDTH} height={32} aria-hidden="true">
                <path d={`M${half} 0V32`} className={classes.zero} />
                <rect
                  x={Math.min(half, half + share * half)}
                  y={10}
                  width={Math.abs(share) * half}
                  height={12}
                  fill={divergingFill(share)}
                  stroke={divergingEdge(share)}
                />
              </svg>
              <span className={classes.q}>{signed(score.q)}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
