import { divergingEdge, divergingFill } from '@renderer/components/charts/diverging';
import { signed } from '@renderer/format/numbers';
import classes from './Swatch.module.css';

/** A signed reading with its colour; ‹ or › where it lies past the end of the scale. */
export function SignedReading({ value }: { readonly value: number }) {
  if (Number.isNaN(value)) return null;
  return (
    <span className={classes.reading}>
      <i
        className={classes.swatch}
        style={{ background: divergingFill(value), borderColor: divergingEdge(value) }}
      />
      {value < -1 ? '‹' : ''}
      {signed(value)}
      {value > 1 ? '›' : ''}
    </span>
  );
}
