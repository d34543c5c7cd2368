import classes from './LoadingBars.module.css';

/** Grey bars where rows will be, at their final height. They do not move. */
export function LoadingBars({
  rows = 6,
  height = 28,
  label = 'Loading',
}: {
  readonly rows?: number;
  /** Of one row in px. */
  readonly height?: number;
  readonly label?: string;
}) {
  return (
    <div role="status" aria-label={label} className={classes.bars}>
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className={classes.row} style={{ height }}>
          <i style={{ width: `${52 + ((at * 37) % 41)}%` }} />
        </div>
      ))}
    </div>
  );
}
