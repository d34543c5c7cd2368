import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { Facts } from '@renderer/components/Facts';
import { StatReading } from '@renderer/components/StatReading';
import { TreeThumb } from '@renderer/components/TreeThumb';
import { count, counted, percent, score, signed } from '@renderer/format/numbers';
import { duration, moment } from '@renderer/format/times';
import { environmentName, policyNames, statusNames, stepsLike } from '@renderer/format/words';
import { ExperimentActions } from '@renderer/pages/experiments/ExperimentActions';
import { useBestTree } from '@renderer/pages/experiments/useBestTree';
import { notify } from '@renderer/state/notices';
import { useHasPage } from '@renderer/state/shell';
import { useCall } from '@renderer/state/useCall';
import { useCommand } from '@renderer/state/useCommand';
import { importFormatNames, type ImportReport } from '@shared/exchange/imports';
import type { ExperimentDetail, ExperimentRow } from '@shared/ipc/rows';
import classes from './ExperimentSide.module.css';

/** What one needs to know of an experiment before opening it. */
export function ExperimentSide({ row }: { readonly row: ExperimentRow }) {
  const detail = useCall('experiments.get', { experimentId: row.id }).value;
  return (
    <aside className={classes.side} aria-label={row.name}>
      <div className={classes.caption}>{history(row, detail)}</div>
      <h2 className={classes.name}>{row.name}</h2>
      <Headline row={row} />
      <Picture row={row} />
      <div className={classes.facts}>
        {detail && <Facts facts={factsOf(detail)} />}
        <ConfigHash row={row} detail={detail} />
      </div>
      <ExperimentActions row={row} />
    </aside>
  );
}

function Headline({ row }: { readonly row: ExperimentRow }) {
  const { beam } = row;
  if (!beam) {
    return row.reason === '' ? null : <p className={classes.reason}>{row.reason}</p>;
  }
  return (
    <div className={classes.headline}>
      <StatReading size="headline" label="Baseline reward" value={score(beam.baselineReward)} />
      <StatReading
        size="headline"
        tone="accent"
        label="Reward with Q"
        value={score(beam.meanReward)}
      />
      <StatReading size="headline" label="Difference" value={signed(beam.difference)} />
    </div>
  );
}

function Picture({ row }: { readonly row: ExperimentRow }) {
  const { row: best, tree } = useBestTree(row.id);
  const canOpen = useHasPage('trees');
  if (!best) return null;
  const address = `/trees/${encodeURIComponent(row.id)}/${best.treeId ?? ''}`;
  return (
    <figure className={classes.picture}>
      <div className={classes.thumb}>
        {tree && <TreeThumb tree={tree} width={308} height={152} />}
      </div>
      <figcaption>
        <span>
          {counted(best.nodes, 'node')}, best reward{' '}
          {best.bestReward === null ? 'none' : score(best.bestReward)}
        </span>
        {canOpen && <Link to={address}>Open tree</Link>}
      </figcaption>
    </figure>
  );
}

function ConfigHash({
  row,
  detail,
}: {
  readonly row: ExperimentRow;
  readonly detail: ExperimentDetail | undefined;
}) {
  const copy = useCommand('shell.copy');
  return (
    <Facts
      facts={[
        [
          'Config',
          <span key="hash" className={classes.hash}>
            <span className="mono">{row.configHash.slice(0, 8)}</span>
            {detail && (
              <Button
                variant="link"
                size="xs"
                onClick={async () => {
                  const text = JSON.stringify(detail.config, null, 2);
                  if ((await copy.run({ text })) !== undefined) {
                    notify({ tone: 'good', message: 'Config copied as JSON.' });
                  }
                }}
              >
                Copy JSON
              </Button>
            )}
          </span>,
        ],
      ]}
    />
  );
}

function factsOf({ config, ...row }: ExperimentDetail): [string, string][] {
  const { imported, importReport } = row;
  return [
    ...(imported && importReport
      ? importFacts(imported.source, importReport)
      : searchFacts({ config, ...row })),
    [
      'Trees',
      `${count(row.trees)} of ${count(row.trainTasks)}${row.solvedShare === null ? '' : `, ${percent(row.solvedShare)} solved`}`,
    ],
    ['Pairs', row.pairs === 0 ? 'none yet' : counted(row.pairs, 'pair')],
    [
      'Q-value model',
      row.heldoutAccuracy === null
        ? `${config.model.preset}, not trained yet`
        : `${config.model.preset}, held-out accuracy ${score(row.heldoutAccuracy)}`,
    ],
    ['Seed', String(config.seed)],
  ];
}

function importFacts(source: string, report: ImportReport): [string, string][] {
  return [
    ['Imported from', source],
    ['As', importFormatNames[report.format]],
    ['Steps like', stepsLike(report.environment)],
    ['Nodes', count(report.nodes)],
    ...(report.bad > 0
      ? [['Left out', counted(report.bad, 'unreadable record')] as [string, string]]
      : []),
    ...report.warnings.map(({ what, count: times }): [string, string] => [
      'Known fault',
      `${count(times)} ${what}`,
    ]),
  ];
}

function searchFacts({ config, ...row }: ExperimentDetail): [string, string][] {
  const { search, task } = config;
  const rule = search.selection === 'uct' ? 'UCT' : 'PUCT';
  return [
    [
      'Tasks',
      `${environmentName(row.environment)}, ${count(task.trainTasks)} train, ${count(task.testTasks)} test`,
    ],
    ['Policy', policyNames[config.policy.kind]],
    [
      'Search',
      `MCTS, ${rule}, ${count(search.iterations)} iterations, ${count(search.candidates)} candidates`,
    ],
  ];
}

/** When it began, and how it stands: “Finished 14 Nov, 06:52 after 9 h 38 min”. */
function history(row: ExperimentRow, detail: ExperimentDetail | undefined): string {
  const ends =
    detail?.stages.flatMap(({ finishedAt }) => (finishedAt === null ? [] : [finishedAt])) ?? [];
  if (row.imported && row.status === 'paused') return `Imported ${moment(row.createdAt)}`;
  if (row.status !== 'done' || ends.length === 0) {
    const since = row.status === 'queued' ? 'since' : 'started';
    return `${statusNames[row.status]}, ${since} ${moment(row.createdAt)}`;
  }
  const end = Math.max(...ends);
  return `Finished ${moment(end)} after ${duration((end - row.createdAt) / 1000)}`;
}
