import { asPresetId, completed, presetOf } from '@renderer/pages/wizard/config-values';
import type { Draft } from '@renderer/state/draft';
import type { ExperimentConfig } from '@shared/experiment/config';
import type { PresetId } from '@shared/experiment/presets';

/** What the wizard opens with. */
export interface StartValues {
  readonly values: ExperimentConfig;
  readonly preset: PresetId;
  readonly step: number;
  /** It is the draft of last time. */
  readonly restored: boolean;
}

/**
 * An address that names a preset or an experiment to repeat means just that; otherwise a draft goes
 * on where it was left, and before the first there is the quick look.
 */
export function startValues(
  parameters: URLSearchParams,
  draft: Draft | null,
  repeated: ExperimentConfig | null,
): StartValues {
  if (repeated) {
    const values = { ...repeated, name: `${repeated.name}, again`.slice(0, 120) };
    return { values, preset: 'quick-look', step: 0, restored: false };
  }
  const named = asPresetId(parameters.get('preset'));
  if (named === null && draft) {
    const usual = presetOf(draft.preset, draft.values.task.environment).config;
    const values = completed(draft.values, usual);
    return { values, preset: draft.preset, step: draft.step, restored: true };
  }
  const preset = named ?? 'quick-look';
  return { values: presetOf(preset, 'webshop').config, preset, step: 0, restored: false };
}
