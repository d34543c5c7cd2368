import type { ExperimentConfig } from '@shared/experiment/config';

type FurtherFiles = ExperimentConfig['task']['hotpotqa']['further'];

/** The paths of further files, in order. */
export function pathsOfFiles(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as FurtherFiles).map(({ path }) => path) : [];
}

/** Files by their paths; whether to keep the good rows of one is as it was for its path before. */
export function filesOfPaths(paths: readonly string[], before: unknown): FurtherFiles {
  const known = Array.isArray(before) ? (before as FurtherFiles) : [];
  return paths.map((path) => known.find((file) => file.path === path) ?? { path, keepGood: false });
}
