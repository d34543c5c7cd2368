import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { EmptyState } from '@renderer/components/EmptyState';
import { PageHeader } from '@renderer/components/PageHeader';
import { readPairView, writePairView } from '@renderer/pages/pairs/model/pair-filter';
import { useCall } from '@renderer/state/useCall';
import type { PairFilter } from '@shared/ipc/contract';
import type { ExperimentRow } from '@shared/ipc/rows';
import { ExportDrawing } from './ExportDrawing';
import { ExportFilters } from './ExportFilters';
import { FirstPairs } from './FirstPairs';
import { FormatChoice } from './FormatChoice';
import { exportFormats, type ExportFormat } from './formats';
import { WriteFile } from './WriteFile';
import classes from './ExportWorkspace.module.css';

/** Which pairs, in which format, and what the file will begin with. */
export function ExportWorkspace({ experiment }: { readonly experiment: ExperimentRow }) {
  const { id: experimentId } = experiment;
  const [query, setQuery] = useSearchParams();
  const [format, setFormat] = useState<ExportFormat>('stepq-jsonl');
  const { filter } = useMemo(() => readPairView(experimentId, query), [experimentId, query]);
  const overview = useCall('pairs.overview', { experimentId }).value;
  const page = (review: PairFilter, limit: number) =>
    ({ filter: review, order: 'margin-down', offset: 0, limit }) as const;
  const first = useCall('pairs.page', page(filter, 8), { keep: true });
  const rejected = useCall('pairs.page', page({ ...filter, review: 'rejected' }, 1), {
    keep: true,
  });
  const leftOut = filter.review === undefined ? (rejected.value?.total ?? 0) : 0;
  const rows = first.value ? Math.max(0, first.value.total - leftOut) : null;
  const setFilter = (next: PairFilter) =>
    setQuery(writePairView({ filter: next, order: 'margin-down', pair: null, task: null }), {
      replace: true,
    });

  if (experiment.pairs === 0) {
    return (
      <EmptyState
        title="No pairs to export yet"
        purpose="Pairs are built when the search of this experiment has ended."
        drawing={<ExportDrawing />}
        action={
          <Button
            variant="filled"
            size="lg"
            component={Link}
            to={`/experiments/${encodeURIComponent(experimentId)}`}
          >
            Open the experiment
          </Button>
        }
      />
    );
  }
  return (
    <div className={classes.page}>
      <section className={classes.form} aria-label="What to export">
        <PageHeader title="Export pairs" />
        <ExportFilters filter={filter} overview={overview} onChange={setFilter} />
        <FormatChoice value={format} onChange={setFormat} />
        <WriteFile
          key={JSON.stringify(filter)}
          filter={filter}
          format={format}
          rows={rows}
          leftOut={leftOut}
        />
      </section>
      <FirstPairs state={first} shape={exportFormats.find(({ id }) => id === format)?.row ?? ''} />
    </div>
  );
}
