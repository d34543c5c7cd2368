import { groupsOf, pathsOf, steps, type ConfigPath } from '@renderer/pages/wizard/fields';
import { presets, type Preset, type PresetId } from '@shared/experiment/presets';
import type { ExperimentConfig } from '@shared/experiment/config';

/** The value at a dotted path. */
export function valueAt(config: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, name) =>
        typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined,
      config,
    );
}

/** Whether two JSON values are the same. */
export function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Fields whose value differs from the preset's; name and seed are nobody's default. */
export function changedPaths(
  config: ExperimentConfig,
  preset: ExperimentConfig,
): readonly ConfigPath[] {
  return steps
    .flatMap((step) => pathsOf({ ...step, groups: groupsOf(step, config) }))
    .filter((path) => path !== 'name' && path !== 'seed')
    .filter((path) => !sameJson(valueAt(config, path), valueAt(preset, path)));
}

/** A preset by its id. */
export function presetOf(id: PresetId): Preset {
  const preset = presets.find((each) => each.id === id);
  if (!preset) throw new Error(`There is no preset ${id}.`);
  return preset;
}

/** `value`, if it names a preset. */
export function asPresetId(value: string | null): PresetId | null {
  return presets.find(({ id }) => id === value)?.id ?? null;
}
