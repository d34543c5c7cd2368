import { useSearchParams } from 'react-router';
import { Loaded } from '@renderer/components/Loaded';
import { WizardForm } from '@renderer/pages/wizard/WizardForm';
import { startValues } from '@renderer/pages/wizard/start-values';
import { useDraft } from '@renderer/state/draft';
import { useCrumbs } from '@renderer/state/shell';
import { useCall } from '@renderer/state/useCall';

/** Puts an experiment together in five short steps. */
export function WizardPage() {
  useCrumbs([{ label: 'Experiments', to: '/experiments' }, { label: 'New experiment' }]);
  const [parameters] = useSearchParams();
  const from = parameters.get('from');
  const source = useCall('experiments.get', from === null ? null : { experimentId: from });
  const importing = parameters.has('import');
  const draft = useDraft.getState().draft;
  if (from === null) {
    return (
      <WizardForm
        key={parameters.toString()}
        start={startValues(parameters, draft, null)}
        importing={importing}
      />
    );
  }
  return (
    <Loaded state={source} what="The experiment to repeat could not be read.">
      {({ config }) => (
        <WizardForm
          key={from}
          start={startValues(parameters, draft, config)}
          importing={importing}
        />
      )}
    </Loaded>
  );
}
