import classes from './ChartFrame.module.css';

/** What recharts hands to the content of a tooltip, as far as it is used. */
interface TipPayload<Row> {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: Row }[];
}

/** Content for a recharts tooltip: a heading and lines, made from the row under the pointer. */
export function chartTip<Row>(lines: (row: Row) => readonly string[]) {
  return function ChartTip({ active, payload }: TipPayload<Row>) {
    const row = payload?.[0]?.payload;
    if (active !== true || row === undefined) return null;
    return (
      <div className={classes.tip}>
        {lines(row).map((line) => (
          <div key={line}>{line}</div>
        ))}
      </div>
    );
  };
}
