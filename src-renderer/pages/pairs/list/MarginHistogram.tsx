import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import {
  binInside,
  histogramEnd,
  MARGIN_MAX,
  wholeRange,
  type MarginRange,
} from '../model/margin-brush';
import { MarginBrush } from './MarginBrush';
import classes from './MarginHistogram.module.css';

const HEIGHT = 56;
const DEFAULT_WIDTH = 320;

interface Props {
  /** Counts in equal bins over [0, 2]. */
  readonly bins: readonly number[];
  readonly range: MarginRange;
  readonly onChange: (range: MarginRange) => void;
}

/** How the margins are spread, with a brush that filters the list. */
export function MarginHistogram({ bins, range, onChange }: Props) {
  const { ref, width: measured } = useElementSize<HTMLDivElement>();
  const [draft, setDraft] = useState<MarginRange | null>(null);
  const width = measured > 0 ? measured : DEFAULT_WIDTH;
  const shown = draft ?? range;
  const end = Math.max(histogramEnd(bins), shown.max < MARGIN_MAX ? shown.max : 0);
  const x = (margin: number) => (Math.min(margin, end) / end) * width;
  const binWidth = MARGIN_MAX / bins.length;
  const most = Math.max(1, ...bins);
  const brushed = shown.min > wholeRange.min || shown.max < wholeRange.max;

  return (
    <div ref={ref} className={classes.frame}>
      <svg width={width} height={HEIGHT + 20} role="group" aria-label="Margins of the pairs">
        <path d={`M0 ${HEIGHT + 0.5}H${width}`} className={classes.axis} />
        {bins.map((count, i) => {
          const [from, to] = [i * binWidth, (i + 1) * binWidth];
          if (count === 0 || from >= end) return null;
          const height = Math.max(1.5, (count / most) * (HEIGHT - 4));
          return (
            <rect
              key={i}
              x={x(from) + 0.75}
              y={HEIGHT - height}
              width={Math.max(1, x(to) - x(from) - 1.5)}
              height={height}
              className={binInside(from, to, shown) ? classes.inside : classes.outside}
            />
          );
        })}
        <MarginBrush
          range={shown}
          end={end}
          width={width}
          height={HEIGHT}
          active={brushed}
          onDraft={setDraft}
          onCommit={(next) => {
            setDraft(null);
            onChange(next);
          }}
        />
        <AxisLabels end={end} width={width} range={shown} brushed={brushed} />
      </svg>
    </div>
  );
}

interface AxisProps {
  readonly end: number;
  readonly width: number;
  readonly range: MarginRange;
  readonly brushed: boolean;
}

/** Ticks at every half, and the brush's ends where they stand; a tick too close to an end gives way. */
function AxisLabels({ end, width, range, brushed }: AxisProps) {
  const ends = brushed
    ? [range.min, Math.min(range.max, end)].filter((value, i) =>
        i === 0 ? value > 0 : value < end,
      )
    : [];
  const ticks = Array.from({ length: Math.floor(end / 0.5) + 1 }, (_, i) => i * 0.5).filter(
    (tick) => ends.every((value) => Math.abs(value - tick) / end > 0.1),
  );
  const anchor = (value: number) =>
    value === 0 ? 'start' : value >= end - 1e-9 ? 'end' : 'middle';
  const label = (value: number, className: string | undefined) => (
    <text
      key={`${className ?? ''}${value}`}
      x={(value / end) * width}
      y={HEIGHT + 16}
      textAnchor={anchor(value)}
      className={className}
    >
      {value}
    </text>
  );
  return (
    <g aria-hidden="true">
      {ticks.map((tick) => label(tick, classes.tick))}
      {ends.map((value) => label(value, classes.brushed))}
    </g>
  );
}
