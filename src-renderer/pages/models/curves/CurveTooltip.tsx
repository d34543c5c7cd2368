import type { TooltipContentProps } from 'recharts';
import type { CurvePoint } from '../model/curve-points';
import classes from './CurveChart.module.css';

interface Props extends Partial<Pick<TooltipContentProps, 'active' | 'payload'>> {
  readonly format: (value: number) => string;
}

/** The numbers of one step. */
export function CurveTooltip({ active, payload, format }: Props) {
  const point = payload?.[0]?.payload as CurvePoint | undefined;
  if (!active || !point) return null;
  const lines = [
    ['this step', point.raw],
    ['smoothed', point.smoothed],
    ['held out', point.heldout],
  ] as const;
  return (
    <div className={classes.tooltip}>
      <div className={classes.tooltipStep}>step {point.step}</div>
      {lines.map(
        ([name, value]) =>
          value !== null && (
            <div key={name} className={classes.tooltipLine}>
              <span>{name}</span>
              <b>{format(value)}</b>
            </div>
          ),
      )}
    </div>
  );
}
