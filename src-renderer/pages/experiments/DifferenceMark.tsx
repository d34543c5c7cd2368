import { interval, score, signed } from '@renderer/format/numbers';
import type { ExperimentRow } from '@shared/ipc/rows';

/** Width of the drawing and the margin that keeps marks at 0 and 1 whole, in px. */
const WIDTH = 168;
const HEIGHT = 44;
const MARGIN = 8;

const x = (reward: number): number =>
  MARGIN + Math.min(1, Math.max(0, reward)) * (WIDTH - 2 * MARGIN);

/**
 * Two mean rewards on an axis from 0 to 1: baseline hollow, Q-guided run filled. The bar is the
 * interval of their paired difference, laid at the baseline.
 */
export function DifferenceMark({ beam }: { readonly beam: NonNullable<ExperimentRow['beam']> }) {
  const { meanReward, baselineReward, difference, lo, hi } = beam;
  const summary = `Baseline ${score(baselineReward)}, with Q ${score(meanReward)}, difference ${signed(difference)}, ${interval(lo, hi)}`;
  const [from, to] = [x(baselineReward + lo), x(baselineReward + hi)];
  // An end beyond the axis has no cap: the bar only leaves the picture there.
  const capFrom = baselineReward + lo >= 0 ? `M${from} 25v8` : '';
  const capTo = baselineReward + hi <= 1 ? `M${to} 25v8` : '';
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={summary} style={{ display: 'block' }}>
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <path key={tick} d={`M${x(tick)} 0V${HEIGHT}`} stroke="var(--line)" />
      ))}
      <circle
        cx={x(baselineReward)}
        cy={15}
        r={3.5}
        fill="var(--surface)"
        stroke="var(--ink-3)"
        strokeWidth={1.5}
      />
      <path
        d={`M${from} 29H${to}${capFrom}${capTo}`}
        stroke="var(--accent)"
        strokeWidth={2}
        fill="none"
      />
      <circle cx={x(meanReward)} cy={29} r={4.5} fill="var(--accent)" />
    </svg>
  );
}

/** The axis that belongs to it, for the head of the column. */
export function DifferenceAxis() {
  return (
    <svg width={WIDTH} height={16} aria-hidden="true" style={{ display: 'block' }}>
      <text x={x(0)} y={12} textAnchor="middle">
        0
      </text>
      <text x={WIDTH / 2} y={12} textAnchor="middle">
        baseline ○ with Q ●
      </text>
      <text x={x(1)} y={12} textAnchor="middle">
        1
      </text>
    </svg>
  );
}
