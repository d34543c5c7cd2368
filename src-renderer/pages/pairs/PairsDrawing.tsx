import { divergingEdge, divergingFill } from '@renderer/components/charts/diverging';
import classes from './PairsDrawing.module.css';

/** A decision with two ways on, and the two as a pair: the page in its own marks. */
export function PairsDrawing() {
  const good = { fill: divergingFill(0.75), stroke: divergingEdge(0.75) };
  const poor = { fill: divergingFill(-0.75), stroke: divergingEdge(-0.75) };
  return (
    <svg viewBox="0 0 560 136" className={classes.drawing} aria-hidden="true">
      <g className={classes.edge}>
        <path d="M16 68H88M88 68c40 0 40-36 80-36M88 68c40 0 40 36 80 36M88 68H168" />
      </g>
      <circle cx={16} cy={68} r={7} className={classes.node} />
      <circle cx={88} cy={68} r={6} className={classes.node} />
      <circle cx={168} cy={32} r={8} {...good} />
      <circle cx={168} cy={68} r={4} className={classes.node} />
      <rect x={161} y={97} width={14} height={14} {...poor} />
      <path d="M196 32h72M196 104h72" className={classes.lead} />
      <g className={classes.card}>
        <rect x={276} y={8} width={132} height={120} rx={4} />
        <rect x={424} y={8} width={132} height={120} rx={4} />
      </g>
      <path d="M276 10h132" stroke={divergingFill(0.75)} strokeWidth={4} />
      <path d="M424 10h132" stroke={divergingFill(-0.75)} strokeWidth={4} />
      <g className={classes.text}>
        <path d="M292 36h100M292 54h84M292 72h96M440 36h100M440 54h92M440 72h64" />
      </g>
      <path d="M316 54h40" className={classes.added} />
      <path d="M440 36h48" className={classes.removed} />
      <path d="M292 104l6 6 11-13" className={classes.sign} />
      <path d="M440 98l12 12M452 98l-12 12" className={classes.sign} />
    </svg>
  );
}
