import { useElementSize } from '@mantine/hooks';
import { Tooltip } from '@mantine/core';
import { Tag } from '@renderer/components/Tag';
import { useRoving } from '@renderer/components/useRoving';
import { interval, percent, score, signed } from '@renderer/format/numbers';
import { pValue } from '@renderer/format/probability';
import { agentName, agentNotes } from '@renderer/format/words';
import type { AgentKind } from '@shared/experiment/config';
import { differenceAxis, type ReportRow } from '../model/report-view';
import { runNote } from '../model/run-names';
import { DifferenceCell, DifferenceHead, MeanCell, MeanHead } from './IntervalCells';
import { WinTieLoss } from './WinTieLoss';
import classes from './RunTable.module.css';

/** Pixels that the columns without a drawing take. */
const WORDS_WIDTH = 808;
const DEFAULT_WIDTH = 1320;

interface Props {
  readonly rows: readonly ReportRow[];
  /** The run under test. */
  readonly test: AgentKind | null;
  readonly candidates: number;
  readonly onTest: (agent: AgentKind) => void;
}

/** The runs, each with its mean, its difference to the baseline and both intervals drawn. */
export function RunTable({ rows, test, candidates, onTest }: Props) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const room = Math.max(320, (width > 0 ? width : DEFAULT_WIDTH) - WORDS_WIDTH);
  const [meanWidth, differenceWidth] = [Math.floor(room * 0.53), Math.floor(room * 0.47)];
  const axis = differenceAxis(rows);
  const baseline = rows.find((row) => row.isBaseline)?.run.meanReward ?? null;
  const at = rows.findIndex((row) => row.run.agent === test);
  const roving = useRoving({
    size: rows.length,
    at: Math.max(0, at),
    onMove: (index) => pick(rows[index], onTest),
  });

  return (
    <div ref={ref} className={classes.frame}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th className={classes.run}>Run</th>
            <th className={classes.drawn} style={{ width: meanWidth }}>
              <MeanHead width={meanWidth} />
            </th>
            <th className={classes.mean} title="Mean reward of the test tasks">
              Mean
            </th>
            <th className={classes.drawn} style={{ width: differenceWidth }}>
              <DifferenceHead width={differenceWidth} axis={axis} />
            </th>
            <th className={classes.difference}>Difference</th>
            <th className={classes.p}>p, reward</th>
            <th className={classes.p}>p, success</th>
            <th className={classes.outcomes}>Win, tie, loss</th>
            <th className={classes.success}>Success</th>
            <th className={classes.calls}>Calls</th>
          </tr>
        </thead>
        <tbody ref={roving.ref} onKeyDown={roving.onKeyDown}>
          {rows.map((row, index) => {
            const { run, paired, isBaseline, isOracle } = row;
            const accent = run.agent === test;
            return (
              <tr
                key={run.agent}
                {...roving.item(index)}
                aria-selected={accent}
                data-pickable={paired !== null || undefined}
                onClick={() => pick(row, onTest)}
              >
                <th scope="row" className={classes.run}>
                  <Tooltip label={agentNotes[run.agent]}>
                    <span className={classes.name}>{agentName(run.agent, candidates)}</span>
                  </Tooltip>{' '}
                  <span className={classes.note}>{runNote(run.agent, candidates)}</span>
                  {isOracle && <Tag tone="warn">oracle</Tag>}
                  {isBaseline && <Tag>baseline</Tag>}
                </th>
                <td className={classes.drawn}>
                  <MeanCell width={meanWidth} run={run} baseline={baseline} accent={accent} />
                </td>
                <td className={classes.mean}>{score(run.meanReward)}</td>
                <td className={classes.drawn}>
                  <DifferenceCell
                    width={differenceWidth}
                    axis={axis}
                    paired={paired}
                    accent={accent}
                  />
                </td>
                <td className={classes.difference}>
                  {paired ? (
                    <>
                      <b>{signed(paired.difference)}</b>{' '}
                      <span className={classes.note}>
                        {interval(paired.interval.lo, paired.interval.hi)}
                      </span>
                    </>
                  ) : (
                    <span className={classes.note}>–</span>
                  )}
                </td>
                <td className={classes.p}>{paired && pValue(paired.pReward)}</td>
                <td className={classes.p}>{paired && pValue(paired.pSuccessHolm)}</td>
                <td className={classes.outcomes}>{paired && <WinTieLoss comparison={paired} />}</td>
                <td className={classes.success} title={successTitle(row)}>
                  {percent(run.successRate)}
                </td>
                <td className={classes.calls}>{score(callsPerTask(row), 1)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function pick(row: ReportRow | undefined, onTest: (agent: AgentKind) => void): void {
  if (row?.paired) onTest(row.run.agent);
}

function successTitle({ run }: ReportRow): string {
  const { lo, hi } = run.successInterval;
  return `Full reward on ${percent(run.successRate)} of the tasks, 95 % interval ${percent(lo)} to ${percent(hi)}`;
}

function callsPerTask({ run }: ReportRow): number {
  return run.tasks > 0 ? run.policyCalls / run.tasks : 0;
}
