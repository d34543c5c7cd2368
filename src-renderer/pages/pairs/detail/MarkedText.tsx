import type { MarkedRun } from '../model/word-differences';
import classes from './MarkedText.module.css';

interface Props {
  readonly runs: readonly MarkedRun[];
  readonly side: 'chosen' | 'rejected';
}

/** Text with the words marked that the other side does not have. */
export function MarkedText({ runs, side }: Props) {
  const Mark = side === 'chosen' ? 'ins' : 'del';
  return (
    <>
      {runs.map((run, i) =>
        run.marked ? (
          <Mark key={i} className={classes[side]}>
            {run.text}
          </Mark>
        ) : (
          run.text
        ),
      )}
    </>
  );
}
