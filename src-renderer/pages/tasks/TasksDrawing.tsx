import { divergingEdge, divergingFill } from '@renderer/components/charts/diverging';
import classes from './TasksDrawing.module.css';

/** Observation, action, observation, and the reward at the end: a game in the page's own marks. */
export function TasksDrawing() {
  return (
    <svg viewBox="0 0 560 104" className={classes.drawing} aria-hidden="true">
      <path d="M124 52h48M296 52h48M468 52h36" className={classes.edge} />
      {[4, 176, 348].map((x, at) => (
        <g key={x}>
          <rect x={x} y={8} width={120} height={88} rx={4} className={classes.page} />
          <path
            d={`M${x + 14} 26h${[64, 78, 52][at]}M${x + 14} 42h92M${x + 14} 54h${[84, 70, 92][at]}`}
            className={classes.text}
          />
          <rect x={x + 14} y={68} width={36} height={16} rx={2} className={classes.chip} />
          <rect
            x={x + 56}
            y={68}
            width={36}
            height={16}
            rx={2}
            className={at === 1 ? classes.taken : classes.chip}
          />
        </g>
      ))}
      <path
        d="M528 36l16 16-16 16-16-16z"
        fill={divergingFill(0.75)}
        stroke={divergingEdge(0.75)}
      />
    </svg>
  );
}
