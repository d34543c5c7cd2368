import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportFormatName } from '@shared/exchange/formats';
import { exportFilterSchema, type ExportFilter } from '@shared/ipc/filters';
import { exportData } from '@main/exchange/export/export-data';
import { roughRuler } from '@main/exchange/export/lengths';
import type { ExportManifest } from '@main/exchange/export/manifest';
import { sampleConfig, sampleEpisode, samplePairs, sampleTree } from '../../../support/samples';
import { temporaryFolder, temporaryStore } from '../../../support/workspace';

export const exportedConfig = sampleConfig({ name: 'Exported', seed: 7 });

/** A store with searched trees, their pairs and two episodes, and a way to export from it. */
export function storeWithData(tasks = 3) {
  const folder = temporaryFolder();
  const store = temporaryStore(folder);
  const id = store.experiments.create(exportedConfig, { node: '20' });
  const trees = Array.from({ length: tasks }, (_, i) => sampleTree(`task-${i}`, 40));
  for (const tree of trees) store.trees.commit(id, tree, 5);
  const pairs = trees.flatMap((tree) => samplePairs(tree, id));
  store.pairs.replace(id, pairs, []);
  const episodes = [
    sampleEpisode('beam', 'evaluated-1', 1),
    sampleEpisode('greedy', 'evaluated-1', 0.5),
  ];
  for (const episode of episodes) store.episodes.commit(id, episode, 3);
  const out = temporaryFolder();
  const request = (format: ExportFormatName, filter: Partial<ExportFilter> = {}) => ({
    format,
    filter: exportFilterSchema.parse({ experimentId: id, ...filter }),
    to: join(out, 'export.out'),
    existing: 'refuse' as const,
    ruler: roughRuler,
    appVersion: '1.2.3',
  });
  /** Exports to a file, and reads it and its manifest. */
  const write = async (format: ExportFormatName, filter: Partial<ExportFilter> = {}) => {
    const outcome = await exportData(folder, { ...request(format, filter), existing: 'replace' });
    return {
      ...outcome,
      text: readFileSync(outcome.file, 'utf8'),
      manifest: readManifest(`${outcome.file}.manifest.json`),
    };
  };
  /** Exports to a folder, and gives what reads its files. */
  const writeFolder = async (format: ExportFormatName, filter: Partial<ExportFilter> = {}) => {
    const outcome = await exportData(folder, request(format, filter));
    const read = (name: string) => readFileSync(join(outcome.file, name), 'utf8');
    return { ...outcome, read, manifest: readManifest(join(outcome.file, 'manifest.json')) };
  };
  return { folder, store, id, trees, pairs, episodes, out, request, write, writeFolder };
}

function readManifest(file: string): ExportManifest {
  return JSON.parse(readFileSync(file, 'utf8')) as ExportManifest;
}

export const linesOf = (text: string): unknown[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);
