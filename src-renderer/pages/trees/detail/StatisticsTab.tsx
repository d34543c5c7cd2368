import { useMemo } from 'react';
import { count, counted, score, signed } from '@renderer/format/numbers';
import type { NodeDetail } from '@shared/ipc/rows';
import { coursesOf, returnsOf, subtreeOf, summaryOf } from '../model/node-statistics';
import { useDerived, useExplorerState } from '../state/explorer-store';
import { SiblingTerms } from './SiblingTerms';
import type { Selection } from './useSelection';
import { ValueCourse } from './ValueCourse';
import panel from './DetailPanel.module.css';
import classes from './StatisticsTab.module.css';

/** Points of the chart: as many as it has pixels to tell apart. */
const POINTS = 160;

/** What the search found through a node: its returns, how V came about, and what lies below. */
export function StatisticsTab({
  selection,
  detail,
}: {
  readonly selection: Selection;
  readonly detail: NodeDetail | undefined;
}) {
  const { tree, id, siblings } = selection;
  const { index, iterations } = tree;
  const moment = useExplorerState((state) => state.moment);
  const born = useDerived((derived, state) => derived.stats(state))?.born ?? index.size;
  const upTo = moment
    ? moment.iteration - (moment.phase === 3 ? 0 : 1)
    : (iterations.at(-1)?.iteration ?? 0);
  const ids = useMemo(() => siblings.map((sibling) => sibling.id), [siblings]);
  const returns = useMemo(
    () => returnsOf(index, iterations, ids, upTo),
    [index, iterations, ids, upTo],
  );
  const points = useMemo(
    () =>
      coursesOf(
        ids.map((sibling) => returns.get(sibling) ?? []),
        upTo,
        POINTS,
      ),
    [ids, returns, upTo],
  );
  const below = useMemo(() => subtreeOf(index, id, born), [index, id, born]);
  const summary = summaryOf(returns.get(id) ?? []);
  return (
    <>
      <div className={panel.section}>
        <h2 className={panel.title}>Returns backed up</h2>
        {summary ? (
          <dl className={panel.facts}>
            <dt>N, visits</dt>
            <dd>{count(summary.count)}</dd>
            <dt>W, their sum</dt>
            <dd>{signed(summary.sum)}</dd>
            <dt>V = W / N</dt>
            <dd>
              {signed(summary.sum / summary.count)}
              {summary.standardError !== null && (
                <span className={panel.quiet}>
                  {' '}
                  ± {score(summary.standardError)} standard error
                </span>
              )}
            </dd>
            <dt>Least, largest</dt>
            <dd>
              {signed(summary.least)}, {signed(summary.largest)}
            </dd>
          </dl>
        ) : (
          <p className={panel.quiet}>
            {iterations.length === 0
              ? 'This tree came without the log of its search.'
              : 'No return went through it yet.'}
          </p>
        )}
      </div>
      {points.length > 1 && (
        <div className={panel.section}>
          <h2 className={panel.title}>V as the search went on</h2>
          <ValueCourse points={points} selected={ids.indexOf(id)} />
          <p className={classes.note}>
            By iteration{ids.length > 1 && `; grey: ${counted(ids.length - 1, 'sibling')}`}.
          </p>
        </div>
      )}
      <div className={panel.section}>
        <h2 className={panel.title}>Here and below</h2>
        <dl className={panel.facts}>
          <dt>Nodes</dt>
          <dd>{count(below.nodes)}</dd>
          <dt>Successes</dt>
          <dd>{count(below.ends.success)}</dd>
          <dt>Failures</dt>
          <dd>{count(below.ends.failure)}</dd>
          <dt>At the step limit</dt>
          <dd>{count(below.ends['depth-limit'])}</dd>
          <dt>Invalid actions</dt>
          <dd>{count(below.invalid)}</dd>
          <dt>Best reward</dt>
          <dd>{below.bestReward === null ? 'none yet' : score(below.bestReward)}</dd>
        </dl>
      </div>
      {id !== 0 && (
        <div className={panel.section}>
          <h2 className={panel.title}>Terms of the siblings</h2>
          <SiblingTerms selection={selection} />
          {detail?.promptTokens != null && (
            <p className={classes.note}>
              The prompt of this step had {counted(detail.promptTokens, 'token')}.
            </p>
          )}
        </div>
      )}
    </>
  );
}
