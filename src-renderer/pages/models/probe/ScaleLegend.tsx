import { signed } from '@renderer/format/numbers';
import classes from './Probe.module.css';

const STOPS = Array.from({ length: 9 }, (_, stop) => `var(--div-${stop})`);

/** The diverging scale with its ends. */
export function ScaleLegend({ limit }: { readonly limit: number }) {
  const digits = limit < 0.1 ? 3 : 2;
  return (
    <span className={classes.legend}>
      {signed(-limit, digits)}
      <i style={{ background: `linear-gradient(to right, ${STOPS.join(', ')})` }} />
      {signed(limit, digits)}
    </span>
  );
}
