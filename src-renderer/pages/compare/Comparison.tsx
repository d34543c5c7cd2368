import { SegmentedControl, Select } from '@mantine/core';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Measured } from '@renderer/components/charts/Measured';
import { Panel } from '@renderer/components/Panel';
import { counted } from '@renderer/format/numbers';
import { agentName } from '@renderer/format/words';
import { useCall } from '@renderer/state/useCall';
import { claimOf } from '@shared/evaluation/claim';
import type { ComparisonReport } from '@shared/evaluation/episode';
import type { AgentKind } from '@shared/experiment/config';
import type { ComparedTask } from '@shared/ipc/rows';
import { BudgetChart, type Budget } from './charts/BudgetChart';
import { TaskScatter } from './charts/TaskScatter';
import { TwoEpisodes } from './episodes/TwoEpisodes';
import { footnoteOf } from './model/footnote';
import { baselinesOf, pickBaseline, pickTest, reportRows } from './model/report-view';
import { taskRows, type Outcome, type TaskOrder } from './model/task-rows';
import { SaveMenu } from './save/SaveMenu';
import { RunTable } from './table/RunTable';
import { TaskTable } from './tasks/TaskTable';
import classes from './Comparison.module.css';

/** Candidates per decision where the config is not there yet: the name then says n. */
const UNKNOWN_N = 5;
const noTasks: readonly ComparedTask[] = [];

interface Props {
  readonly experimentId: string;
  readonly report: ComparisonReport;
  /** From the config; `null` while it is being read. */
  readonly seed: number | null;
  readonly candidates: number | null;
  readonly resamples: number | null;
}

/** Runs above, tasks below; over them, on demand, the two trajectories of one task. */
export function Comparison({ experimentId, report, seed, candidates, resamples }: Props) {
  const [query, setQuery] = useSearchParams();
  const [budget, setBudget] = useState<Budget>('calls');
  const [marked, setMarked] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome>('all');
  const [order, setOrder] = useState<TaskOrder>({ column: 'difference', descending: true });
  const drawings = useRef<HTMLDivElement>(null);
  const n = candidates ?? UNKNOWN_N;
  const base = pickBaseline(report, query.get('base'));
  const rows = reportRows(report, base);
  const test = pickTest(rows, query.get('test'));
  const paired = rows.find(({ run }) => run.agent === test)?.paired ?? null;
  const asked = test !== null && base !== null ? { experimentId, a: test, b: base } : null;
  const tasks = useCall('compare.tasks', asked, { keep: true }).value ?? noTasks;
  const listed = useMemo(() => taskRows(tasks, outcome, order), [tasks, outcome, order]);
  const opened = query.get('task');
  const selected = opened ?? marked;
  const footnote = footnoteOf({ rows, tasks: report.runs[0]?.tasks ?? 0, resamples, seed });
  const name = (agent: AgentKind | null) => (agent === null ? '' : agentName(agent, n));

  const change = useCallback(
    (part: Readonly<Record<string, string | null>>, replace: boolean) =>
      setQuery(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [key, value] of Object.entries(part)) {
            if (value === null) next.delete(key);
            else next.set(key, value);
          }
          return next;
        },
        { replace },
      ),
    [setQuery],
  );
  const open = (taskId: string) => {
    setMarked(taskId);
    change({ task: taskId }, opened !== null);
  };

  return (
    <>
      <div className={classes.page} inert={opened !== null}>
        <header className={classes.head}>
          <h1>
            {counted(report.runs.length, 'run')} on the same{' '}
            {counted(report.runs[0]?.tasks ?? 0, 'test task')}
          </h1>
          {seed !== null && (
            <span className={classes.quiet}>
              same samples where the policy allows it, seed {seed}
            </span>
          )}
          <span className={classes.gap} />
          <Select
            size="xs"
            w={200}
            aria-label="Baseline"
            leftSection="Baseline"
            leftSectionWidth={72}
            value={base}
            onChange={(agent) => agent !== null && change({ base: agent, test: null }, true)}
            data={baselinesOf(report).map((agent) => ({ value: agent, label: name(agent) }))}
          />
          <SaveMenu
            rows={rows}
            tasks={tasks}
            test={test}
            base={base}
            candidates={n}
            footnote={footnote}
            drawings={drawings}
          />
        </header>
        <section className={classes.runs} aria-label="Runs">
          <RunTable
            rows={rows}
            test={test}
            candidates={n}
            onTest={(agent) => change({ test: agent }, true)}
          />
          {paired && <p className={classes.claim}>{claimOf(paired)}</p>}
          <p className={classes.footnote}>{footnote}</p>
        </section>
        <div ref={drawings} className={classes.below}>
          <Panel
            title="Reward against budget"
            fill
            actions={
              <SegmentedControl
                size="xs"
                aria-label="Budget"
                value={budget}
                onChange={setBudget}
                data={[
                  { value: 'calls', label: 'Calls' },
                  { value: 'steps', label: 'Steps' },
                ]}
              />
            }
          >
            <Measured fallback={{ width: 420, height: 320 }} least={{ width: 280, height: 220 }}>
              {(size) => (
                <BudgetChart rows={rows} test={test} candidates={n} budget={budget} size={size} />
              )}
            </Measured>
          </Panel>
          <Panel title="Task by task" note="area is tasks" rule="left" fill>
            {tasks.length > 0 && (
              <Measured fallback={{ width: 340, height: 340 }} least={{ width: 240, height: 240 }}>
                {(size) => (
                  <TaskScatter
                    tasks={tasks}
                    testName={name(test)}
                    baseName={name(base)}
                    selected={selected}
                    onPick={(cell) => setMarked(nextIn(cell, selected))}
                    size={size}
                  />
                )}
              </Measured>
            )}
          </Panel>
          <TaskTable
            tasks={tasks}
            rows={listed}
            outcome={outcome}
            order={order}
            onOutcome={setOutcome}
            onOrder={setOrder}
            testName={name(test)}
            baseName={name(base)}
            selected={selected}
            onSelect={setMarked}
            onOpen={open}
          />
        </div>
      </div>
      {opened !== null && test !== null && base !== null && (
        <TwoEpisodes
          experimentId={experimentId}
          taskId={opened}
          test={test}
          base={base}
          candidates={n}
          // A link may open a task that the list leaves out.
          tasks={listed.some(({ taskId }) => taskId === opened) ? listed : tasks}
          onOpen={open}
          onClose={() => change({ task: null }, true)}
        />
      )}
    </>
  );
}

/** Clicks on the same mark walk through its tasks. */
function nextIn(cell: readonly ComparedTask[], selected: string | null): string | null {
  const at = cell.findIndex(({ taskId }) => taskId === selected);
  return cell[(at + 1) % cell.length]?.taskId ?? null;
}
