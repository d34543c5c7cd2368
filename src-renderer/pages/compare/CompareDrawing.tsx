import { IntervalMark } from '@renderer/components/charts/IntervalMark';
import classes from './CompareDrawing.module.css';

const ROWS = [
  { y: 24, value: 0.3, lo: 0.22, hi: 0.38 },
  { y: 60, value: 0.36, lo: 0.27, hi: 0.45 },
  { y: 96, value: 0.62, lo: 0.54, hi: 0.7 },
];
const x = (value: number) => 20 + value * 360;

/** Three runs with their intervals, the last one under test: the page in its own marks. */
export function CompareDrawing() {
  return (
    <svg viewBox="0 0 560 120" className={classes.drawing} aria-hidden="true">
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <path key={tick} d={`M${x(tick)} 4V116`} className={classes.grid} />
      ))}
      <path d={`M${x(0.3)} 4V116`} className={classes.reference} />
      {ROWS.map(({ y, value, lo, hi }, i) => (
        <g key={y}>
          <path d={`M0 ${y + 18}H560`} className={classes.grid} />
          <IntervalMark x={x} y={y} value={value} interval={{ lo, hi }} accent={i === 2} />
          <rect x={424} y={y - 6} width={60 + i * 18} height={12} className={classes.win} />
          <rect x={486 + i * 18} y={y - 6} width={34 - i * 4} height={12} className={classes.tie} />
          <rect
            x={522 + i * 14}
            y={y - 6}
            width={38 - i * 14}
            height={12}
            className={classes.loss}
          />
        </g>
      ))}
    </svg>
  );
}
