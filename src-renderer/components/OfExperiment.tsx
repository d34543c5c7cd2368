import { useEffect, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { ExperimentChooser } from '@renderer/components/ExperimentChooser';
import { PageLoaded } from '@renderer/components/PageLoaded';
import { useCrumbs } from '@renderer/state/shell';
import { chooseExperiment } from '@renderer/state/chosen-experiment';
import { ShownEnvironment } from '@renderer/state/useEnvironment';
import { useCall } from '@renderer/state/useCall';
import type { ExperimentRow } from '@shared/ipc/rows';

interface Props {
  /** First part of the address. */
  readonly root: string;
  readonly label: string;
  /** Whether an experiment has something for this page. */
  readonly suits: (experiment: ExperimentRow) => boolean;
  /** What of it the page shows: “1,284 pairs”. */
  readonly holds: (experiment: ExperimentRow) => string;
  /** A list of the page's own in place of the usual one. */
  readonly chooser?: (experiments: readonly ExperimentRow[]) => ReactNode;
  /** The page while no experiment has anything for it. */
  readonly empty: ReactNode;
  readonly children: (experiment: ExperimentRow) => ReactNode;
}

/**
 * A page about one experiment, named by its address. Without a name, or with one that is gone, the
 * person chooses among those that have something to show; where there is only one, it is that.
 */
export function OfExperiment(props: Props) {
  const { root, label, suits, holds, chooser, empty, children } = props;
  const { experimentId } = useParams();
  const experiments = useCall('experiments.list', undefined);
  const suitable = experiments.value?.filter(suits) ?? [];
  const only = suitable.length === 1 ? suitable[0] : undefined;
  // The only one is shown where one stands: an address put in its place could come after the next page.
  const known = experiments.value?.find(({ id }) => id === experimentId) ?? only;
  useCrumbs(known ? [{ label, to: `/${root}` }, { label: known.name }] : [{ label }]);
  const knownId = known?.id;
  useEffect(() => {
    if (knownId !== undefined) chooseExperiment(knownId);
  }, [knownId]);

  return (
    <PageLoaded state={experiments} what="The experiments could not be read.">
      {() => {
        if (known) {
          return <ShownEnvironment value={known.environment}>{children(known)}</ShownEnvironment>;
        }
        if (suitable.length === 0) return empty;
        if (chooser) return chooser(suitable);
        return <ExperimentChooser root={root} label={label} experiments={suitable} holds={holds} />;
      }}
    </PageLoaded>
  );
}
