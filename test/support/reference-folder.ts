import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { searchTree } from '@main/search/mcts';
import { referenceJson, type ReferenceJson } from './reference-json';
import { wanderer } from './scripted-policy';
import { searchConfig, toySearch } from './search-request';
import { toyTask, type ToyWorld } from './toy-environment';

/** Searches toy worlds in the published code's manner and saves the trees as it does. */
export async function referenceFolder(folder: string, trees: number): Promise<ReferenceJson[]> {
  mkdirSync(folder, { recursive: true });
  const saved: ReferenceJson[] = [];
  for (let at = 0; at < trees; at += 1) {
    const world: ToyWorld = { seed: at, branching: 5, depth: 5, endShare: 0.2 };
    const tree = await searchTree(
      toySearch(
        {
          task: toyTask(`house-${at}`),
          policy: wanderer(5),
          compat: 'reference',
          seed: at,
          search: searchConfig({ stopOnSuccess: false, iterations: 12 }),
        },
        world,
      ),
    );
    const json = referenceJson(tree);
    saved.push(json);
    writeFileSync(join(folder, `${at}.json`), JSON.stringify(json, null, at % 2 === 0 ? 4 : 0));
  }
  return saved;
}
