import { count } from '@renderer/format/numbers';
import { clock, moment } from '@renderer/format/times';
import { failureWords } from '@renderer/pages/run/failure-words';
import type { FailureReport } from '@shared/ipc/failures';
import classes from './FailureTable.module.css';

const WIDTH = 480;
const HEIGHT = 16;
const DAY = 24 * 60 * 60 * 1000;

/** What went wrong in a run, by kind: how often, when, and what was done about it. */
export function FailureTable({ report: { from, to, kinds } }: { readonly report: FailureReport }) {
  // Seconds where the run is of one day.
  const time = to - from < DAY ? clock : moment;
  return (
    <div className={classes.frame} tabIndex={0} role="region" aria-label="Failures by kind">
      <table className={classes.table}>
        <thead>
          <tr>
            <th>What went wrong</th>
            <th className={classes.number}>Times</th>
            <th>
              <div className={classes.ends}>
                <span>{time(from)}</span>
                <span>{time(to)}</span>
              </div>
            </th>
            <th>Last</th>
            <th>What StepQ does</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, count: times, course, lastAt }) => (
            <tr key={kind}>
              <td>{failureWords[kind].name}</td>
              <td className={classes.number}>{count(times)}</td>
              <td>
                <Course course={course} name={failureWords[kind].name} />
              </td>
              <td>{time(lastAt)}</td>
              <td className={classes.answer}>{failureWords[kind].answer}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Failures over the time of the run, as bars up to the most of their own kind. */
function Course({ course, name }: { readonly course: readonly number[]; readonly name: string }) {
  const most = Math.max(...course);
  const width = WIDTH / course.length;
  return (
    <svg
      className={classes.bars}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${name} over the time of the run, at most ${count(most)} in one of its ${course.length} parts`}
    >
      {course.map((times, part) =>
        times === 0 ? null : (
          <rect
            key={part}
            x={part * width}
            y={HEIGHT - barHeight(times, most)}
            width={width - 1}
            height={barHeight(times, most)}
          />
        ),
      )}
    </svg>
  );
}

/** A single failure can be seen too. */
function barHeight(times: number, most: number): number {
  return Math.max(3, (HEIGHT * times) / most);
}
