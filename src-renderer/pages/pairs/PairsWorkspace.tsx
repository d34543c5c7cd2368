import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { ErrorNote } from '@renderer/components/ErrorNote';
import { PageLoaded } from '@renderer/components/PageLoaded';
import { useCall } from '@renderer/state/useCall';
import type { PairOverview, PairRow } from '@shared/ipc/rows';
import { PairReview } from './PairReview';
import { PairFilters } from './list/PairFilters';
import { PairList } from './list/PairList';
import { indexOf, usePairList, type PairList as List } from './list/usePairList';
import {
  changeFilter,
  readPairView,
  writePairView,
  type FilterChange,
  type PairView,
} from './model/pair-filter';
import { TrainingSet } from './training-set/TrainingSet';
import classes from './PairsWorkspace.module.css';

interface Props {
  readonly experimentId: string;
  /** Pairs that the experiment has. */
  readonly pairs: number;
}

/** Three panes: the list with its filters, the open pair, and what training would take. */
export function PairsWorkspace({ experimentId, pairs }: Props) {
  const [query, setQuery] = useSearchParams();
  const view = useMemo(() => readPairView(experimentId, query), [experimentId, query]);
  // The rows are asked for and shown before the counts: of many pairs they are there much sooner.
  const list = usePairList(view.filter, view.order, pairs);
  const overview = useCall('pairs.overview', { experimentId });
  const counts = overview.value;
  if (!counts && (overview.failure || list.total === null)) {
    return (
      <PageLoaded state={overview} what="The pairs could not be read." height={52}>
        {() => null}
      </PageLoaded>
    );
  }
  return (
    <Panes
      experimentId={experimentId}
      overview={counts}
      view={view}
      list={list}
      setQuery={setQuery}
    />
  );
}

interface PanesProps {
  readonly experimentId: string;
  /** Not there while it is being counted. */
  readonly overview: PairOverview | undefined;
  readonly view: PairView;
  readonly list: List;
  readonly setQuery: ReturnType<typeof useSearchParams>[1];
}

function Panes({ experimentId, overview, view, list, setQuery }: PanesProps) {
  const { filter, order } = view;

  const change = useCallback(
    (next: Partial<PairView>) =>
      setQuery((before) => writePairView({ ...readPairView(experimentId, before), ...next }), {
        replace: true,
      }),
    [experimentId, setQuery],
  );
  const onFilter = (part: FilterChange) =>
    change({ filter: changeFilter(filter, part), pair: null, task: null });
  const open = useCallback(
    (pair: PairRow) =>
      setQuery(
        (before) =>
          writePairView({
            ...readPairView(experimentId, before),
            pair: pair.id,
            task: pair.taskId,
          }),
        // At once: the next key is meant for the pair that this one opened.
        { replace: true, flushSync: true },
      ),
    [experimentId, setQuery],
  );

  const named = indexOf(list.rows, view.pair);
  const selected = view.pair === null ? (list.rows.has(0) ? 0 : null) : named;
  const pair = selected === null ? undefined : list.rows.get(selected);
  const openAt = useCallback(
    (index: number) => {
      const row = list.rows.get(index);
      if (row) open(row);
      else list.show(index, index);
    },
    [list, open],
  );
  const depth = filter.depth ?? pair?.depth;

  return (
    <div className={classes.panes}>
      <section className={classes.list} aria-label="List of pairs">
        <PairFilters
          overview={overview}
          filter={filter}
          order={order}
          passing={list.total}
          onFilter={onFilter}
          onOrder={(next) => change({ order: next })}
          onClear={() => change({ filter: { experimentId }, pair: null, task: null })}
        />
        {list.failure && list.total === null && (
          <ErrorNote
            what="The pairs could not be read."
            failure={list.failure}
            onRetry={list.reload}
          />
        )}
        {list.total === 0 && <p className={classes.none}>No pair passes these filters.</p>}
        {list.total !== null && list.total > 0 && (
          <PairList
            total={list.total}
            rows={list.rows}
            departed={list.departed}
            selected={selected}
            onShow={list.show}
            onSelect={openAt}
          />
        )}
      </section>
      <PairReview
        experimentId={experimentId}
        types={overview?.actionTypes.map(({ type }) => type) ?? noTypes}
        pair={pair}
        named={{ pair: view.pair, task: view.task }}
        onOpen={open}
        onChanged={list.update}
        onStep={(by) => {
          const last = (list.total ?? 0) - 1;
          if (last >= 0) openAt(Math.min(last, Math.max(0, (selected ?? -1) + by)));
        }}
      />
      {overview && (
        <TrainingSet
          experimentId={experimentId}
          overview={overview}
          depth={depth}
          onDepth={(picked) => onFilter({ depth: picked === filter.depth ? undefined : picked })}
          exportLink={`/export/${encodeURIComponent(experimentId)}?${writePairView({ ...view, pair: null, task: null }).toString()}`}
        />
      )}
    </div>
  );
}

const noTypes: readonly string[] = [];
