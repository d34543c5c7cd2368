import { divergingEdge, divergingFill } from '@renderer/components/charts/diverging';
import classes from './ValueSpan.module.css';

const WIDTH = 92;
const EDGE = 4;

/** Place of a value on the small axis from −1 to 1. */
function spanX(value: number): number {
  return EDGE + ((Math.min(1, Math.max(-1, value)) + 1) / 2) * (WIDTH - 2 * EDGE);
}

interface Props {
  readonly chosen: number;
  readonly rejected: number;
}

/** Both values of a pair on one axis: a circle for the chosen side, a square for the rejected one. */
export function ValueSpan({ chosen, rejected }: Props) {
  return (
    <svg width={WIDTH} height={20} className={classes.span} aria-hidden="true">
      <path d={`M${EDGE} 12H${WIDTH - EDGE}`} className={classes.axis} />
      <path d={`M${spanX(0)} 8v8`} className={classes.zero} />
      <path d={`M${spanX(rejected)} 12H${spanX(chosen)}`} className={classes.difference} />
      <rect
        x={spanX(rejected) - 3.5}
        y={8.5}
        width={7}
        height={7}
        fill={divergingFill(rejected)}
        stroke={divergingEdge(rejected)}
      />
      <circle
        cx={spanX(chosen)}
        cy={12}
        r={4}
        fill={divergingFill(chosen)}
        stroke={divergingEdge(chosen)}
      />
    </svg>
  );
}

/** The axis above a column of spans. */
export function ValueSpanAxis() {
  return (
    <svg width={WIDTH} height={16} aria-hidden="true">
      <text x={EDGE - 2} y={12}>
        −1
      </text>
      <text x={spanX(0)} y={12} textAnchor="middle">
        V
      </text>
      <text x={WIDTH - EDGE + 2} y={12} textAnchor="end">
        +1
      </text>
    </svg>
  );
}
