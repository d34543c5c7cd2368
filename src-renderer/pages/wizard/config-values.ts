import type { ConfigPath } from '@renderer/pages/wizard/field-spec';
import { groupsOf, pathsOf, steps } from '@renderer/pages/wizard/fields';
import {
  experimentConfigSchema,
  policiesFor,
  type EnvironmentId,
  type ExperimentConfig,
} from '@shared/experiment/config';
import { presetIds, presetsFor, type Preset, type PresetId } from '@shared/experiment/presets';

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
  const usual = withPolicyOf(preset, config);
  return steps
    .flatMap((step) => pathsOf({ ...step, groups: groupsOf(step, config) }))
    .filter((path) => path !== 'name' && path !== 'seed')
    .filter((path) => {
      const compared = path === 'policy.kind' ? preset : usual;
      return !sameJson(valueAt(config, path), valueAt(compared, path));
    });
}

/** A preset with the usual policy of the kind that `config` has: what its settings are told from. */
export function withPolicyOf(
  preset: ExperimentConfig,
  { policy: { kind } }: ExperimentConfig,
): ExperimentConfig {
  if (preset.policy.kind === kind) return preset;
  return { ...preset, policy: experimentConfigSchema.shape.policy.parse({ kind }) };
}

/** A preset by its id, for an environment. */
export function presetOf(id: PresetId, environment: EnvironmentId): Preset {
  const preset = presetsFor(environment).find((each) => each.id === id);
  if (!preset) throw new Error(`There is no preset ${id}.`);
  return preset;
}

/** `value`, if it names a preset. */
export function asPresetId(value: string | null): PresetId | null {
  return presetIds.find((id) => id === value) ?? null;
}

/**
 * The same experiment in another environment: what stands as `from` has it becomes what `to` has,
 * what was changed from it stays, but for a
 * policy that cannot play there and what only the environment before asks for.
 * @param from a preset for the environment of `values`
 * @param to the same preset for the other one
 */
export function moved(
  values: ExperimentConfig,
  from: ExperimentConfig,
  to: ExperimentConfig,
): ExperimentConfig {
  const { environment, webshop, hotpotqa } = to.task;
  const able = policiesFor[environment].includes(values.policy.kind);
  const there = follow(values, from, to) as ExperimentConfig;
  return {
    ...there,
    task: {
      ...there.task,
      ...(environment !== 'webshop' && { webshop }),
      ...(environment !== 'hotpotqa' && { hotpotqa }),
    },
    policy: able ? movedPolicy(values, environment) : to.policy,
  };
}

/** The words of a prompt are about one environment: in another one those that ship count. */
function movedPolicy(
  { policy, task }: ExperimentConfig,
  environment: EnvironmentId,
): ExperimentConfig['policy'] {
  if (policy.kind !== 'endpoint' || task.environment === environment) return policy;
  return { ...policy, prompt: null };
}

function follow(value: unknown, from: unknown, to: unknown): unknown {
  if (!isRecord(value) || !isRecord(from) || !isRecord(to)) {
    return sameJson(value, from) ? to : value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [name, follow(held, from[name], to[name])]),
  );
}

/**
 * A config that an older version kept, with what it did not know yet as `usual` has it, in its policy
 * as is usual for one of its kind.
 */
export function completed(values: ExperimentConfig, usual: ExperimentConfig): ExperimentConfig {
  const { policy } = withPolicyOf(usual, values);
  return {
    ...(filled(values, usual) as ExperimentConfig),
    policy: { ...policy, ...values.policy },
  };
}

function filled(value: unknown, usual: unknown): unknown {
  if (!isRecord(value) || !isRecord(usual)) return value;
  const known = Object.entries(value).map(([name, held]) => [name, filled(held, usual[name])]);
  return { ...usual, ...(Object.fromEntries(known) as object) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
