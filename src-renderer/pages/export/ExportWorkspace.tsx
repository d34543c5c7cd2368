import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { EmptyState } from '@renderer/components/EmptyState';
import { PageHeader } from '@renderer/components/PageHeader';
import { readPairView, writePairView } from '@renderer/pages/pairs/model/pair-filter';
import { useCall } from '@renderer/state/useCall';
import type { ExportFormatName } from '@shared/exchange/formats';
import type { PairFilter } from '@shared/ipc/filters';
import type { ExperimentRow } from '@shared/ipc/rows';
import { meantFilter, type FurtherFilter } from './export-filter';
import { ExportDrawing } from './ExportDrawing';
import { ExportFilters } from './ExportFilters';
import { FormatChoice } from './FormatChoice';
import { Preview } from './Preview';
import { WriteData } from './WriteData';
import classes from './ExportWorkspace.module.css';

/** What goes out, in which format, which of it, and what the files will begin with. */
export function ExportWorkspace({ experiment }: { readonly experiment: ExperimentRow }) {
  const { id: experimentId } = experiment;
  const [query, setQuery] = useSearchParams();
  const [format, setFormat] = useState<ExportFormatName>('stepq-jsonl');
  const [further, setFurther] = useState<FurtherFilter>({});
  const { filter } = useMemo(() => readPairView(experimentId, query), [experimentId, query]);
  const overview = useCall('pairs.overview', { experimentId }).value;
  const asked = { format, filter: meantFilter(format, filter, further) };
  const preview = useCall('export.preview', asked);
  const setFilter = (next: PairFilter) =>
    setQuery(writePairView({ filter: next, order: 'margin-down', pair: null, task: null }), {
      replace: true,
    });

  if (experiment.pairs === 0 && experiment.trees === 0) {
    return (
      <EmptyState
        title="Nothing to export yet"
        purpose="Trees are there while the search goes on, pairs when it has ended."
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
        <div className={classes.asked}>
          <PageHeader title="Export data" />
          <FormatChoice value={format} onChange={setFormat} />
          <ExportFilters
            format={format}
            filter={filter}
            further={further}
            overview={overview}
            onChange={setFilter}
            onFurther={setFurther}
          />
        </div>
        <WriteData {...asked} preview={preview.value} />
      </section>
      <Preview state={preview} />
    </div>
  );
}
