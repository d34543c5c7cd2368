import { Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { Loaded } from '@renderer/components/Loaded';
import { configDifferences } from '@renderer/pages/wizard/config-differences';
import { asPresetId, presetOf } from '@renderer/pages/wizard/config-values';
import { useCall } from '@renderer/state/useCall';
import type { ExperimentConfig } from '@shared/experiment/config';
import { presetsFor } from '@shared/experiment/presets';
import classes from './ConfigDifferences.module.css';

/** In what the config differs from a preset or from another experiment, setting by setting. */
export function ConfigDifferences({
  values,
  first,
  onClose,
}: {
  readonly values: ExperimentConfig;
  /** Id of the preset or the experiment to begin with. */
  readonly first: string;
  readonly onClose: () => void;
}) {
  const [chosen, setChosen] = useState(first);
  const experiments = useCall('experiments.list', undefined).value ?? [];
  const preset = asPresetId(chosen);
  const read = useCall('experiments.get', preset === null ? { experimentId: chosen } : null);
  const table = (there: ExperimentConfig) => <Differences here={values} there={there} />;
  return (
    <Modal opened onClose={onClose} title="What differs" size={720}>
      <Select
        label="Compared with"
        allowDeselect={false}
        value={chosen}
        onChange={(id) => {
          if (id !== null) setChosen(id);
        }}
        data={[
          {
            group: 'Presets',
            items: presetsFor(values.task.environment).map(({ id, name }) => ({
              value: id,
              label: name,
            })),
          },
          {
            group: 'Experiments',
            items: experiments.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
      />
      <div className={classes.table}>
        {preset === null ? (
          <Loaded state={read} what="The other experiment could not be read.">
            {({ config }) => table(config)}
          </Loaded>
        ) : (
          table(presetOf(preset, values.task.environment).config)
        )}
      </div>
    </Modal>
  );
}

function Differences({
  here,
  there,
}: {
  readonly here: ExperimentConfig;
  readonly there: ExperimentConfig;
}) {
  const differences = configDifferences(here, there);
  if (differences.length === 0) return <p className={classes.none}>Every setting is the same.</p>;
  return (
    <table>
      <thead>
        <tr>
          <th>Setting</th>
          <th>There</th>
          <th>Here</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <tr key={difference.path}>
            <td>
              {difference.label} <small>{difference.step}</small>
            </td>
            <td>{difference.there}</td>
            <td>{difference.here}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
