import { signed } from '@renderer/format/numbers';
import { gradientOf } from '@renderer/theme/data-scales';
import classes from './Probe.module.css';

/** The diverging scale with its ends. */
export function ScaleLegend({ limit }: { readonly limit: number }) {
  const digits = limit < 0.1 ? 3 : 2;
  return (
    <span className={classes.legend}>
      {signed(-limit, digits)}
      <i style={{ background: gradientOf('diverging') }} />
      {signed(limit, digits)}
    </span>
  );
}
