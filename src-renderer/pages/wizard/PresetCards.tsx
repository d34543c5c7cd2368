import { compact, count } from '@renderer/format/numbers';
import type { EnvironmentId } from '@shared/experiment/config';
import { estimateOf } from '@shared/experiment/estimate';
import { presetsFor, type Preset, type PresetId } from '@shared/experiment/presets';
import field from './Field.module.css';
import classes from './PresetCards.module.css';

/** The configs to begin with, side by side: what each is for and how big it is. */
export function PresetCards({
  environment,
  value,
  onChange,
}: {
  readonly environment: EnvironmentId;
  readonly value: PresetId;
  readonly onChange: (id: PresetId) => void;
}) {
  return (
    <div role="radiogroup" aria-label="Begin with" className={classes.cards}>
      {presetsFor(environment).map((preset) => (
        <label key={preset.id} className={field.choice}>
          <input
            type="radio"
            name="begin-with"
            checked={value === preset.id}
            onChange={() => {
              onChange(preset.id);
            }}
          />
          <b>{preset.name}</b>
          <span>{preset.note}</span>
          <span className={classes.size}>{sizeOf(preset)}</span>
        </label>
      ))}
    </div>
  );
}

function sizeOf({ config }: Preset): string {
  const { most } = estimateOf(config, null);
  return [
    `${count(config.task.trainTasks)} train, ${count(config.task.testTasks)} test tasks`,
    `${config.model.preset} model`,
    `${count(config.evaluation.agents.length)} agents`,
    `at most ${compact(most.search.samples + most.evaluation.samples)} samples`,
  ].join(' · ');
}
