import classes from './ModelsDrawing.module.css';

const HELD_OUT = [
  [16, 104],
  [96, 72],
  [176, 52],
  [256, 42],
  [336, 38],
  [416, 36],
] as const;

/** A training: raw, smoothed, held out: the page in its own marks. */
export function ModelsDrawing() {
  return (
    <svg viewBox="0 0 560 128" className={classes.drawing} aria-hidden="true">
      {[24, 56, 88].map((y) => (
        <path key={y} d={`M16 ${y}H544`} className={classes.grid} />
      ))}
      <path d="M16 120H544" className={classes.axis} />
      <path d="M16 104H544" className={classes.chance} />
      <path
        d="M16 102l12 8 12-20 12 12 12-28 12 14 12-18 12 6 12-14 12 14 12-20 12 10 12-16 12 12 12-18 12 14 12-16 12 6 12-10 12 12 12-14 12 8 12-12 12 10 12-10 12 8 12-10 12 8 12-8 12 6 12-8 12 8 12-6 12 2"
        className={classes.raw}
      />
      <path d="M16 104C96 82 150 58 220 46s140-16 196-18" className={classes.smoothed} />
      <path d={`M${HELD_OUT.map(([x, y]) => `${x} ${y}`).join('L')}`} className={classes.heldout} />
      {HELD_OUT.map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r={3.5} className={classes.dot} />
      ))}
    </svg>
  );
}
