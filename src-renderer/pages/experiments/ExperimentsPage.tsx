import { Loaded } from '@renderer/components/Loaded';
import { PageHeader } from '@renderer/components/PageHeader';
import { useCrumbs } from '@renderer/state/shell';
import { useCall } from '@renderer/state/useCall';

/** The list of experiments. */
export function ExperimentsPage() {
  useCrumbs([{ label: 'Experiments' }]);
  const experiments = useCall('experiments.list', undefined);
  return (
    <div style={{ padding: '16px 20px' }}>
      <PageHeader title="Experiments" count={experiments.value?.length} />
      <Loaded state={experiments} what="The experiments could not be read.">
        {(rows) => (
          <ul>
            {rows.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        )}
      </Loaded>
    </div>
  );
}
