import type { ImportReport, ImportWarning } from '@shared/exchange/imports';
import type { ExperimentConfig } from '@shared/experiment/config';
import type { PreferencePair } from '@shared/preference/pair';
import { isSolved } from '@shared/tree/path';
import type { ImportedTree } from '@main/exchange/import/trees/tree-draft';
import { importedGroup } from '@main/lab/imports/imported-ground';
import { createPairBuilder, type BuiltPairs } from '@main/preferences/build';

/** Counts what an import brings, tree by tree, and makes its pairs. */
export interface ImportTally {
  add(imported: ImportedTree): void;
  finish(): {
    readonly counts: Pick<ImportReport, 'trees' | 'nodes' | 'solved' | 'pairs' | 'warnings'>;
    readonly built: BuiltPairs;
    /** Ids of pairs that the file says were accepted in review. */
    readonly accepted: readonly string[];
  };
}

/**
 * @param experimentId names the experiment in the ids of its pairs
 * @param rule of the report: pairs of the file, or made by the rule of `config`
 */
export function importTally(
  experimentId: string,
  config: ExperimentConfig,
  rule: ImportReport['pairs']['rule'],
): ImportTally {
  const groups = new Map<string, string>();
  const builder = createPairBuilder({
    experiment: experimentId,
    seed: config.seed,
    pairs: config.pairs,
    // Pairs of a file were chosen already: no filter looks at them.
    compat: rule === 'paper' ? 'paper' : 'reference',
    group: (taskId) => groups.get(taskId) ?? taskId,
  });
  /** What a file says of its pairs, by task and nodes. */
  const said = new Map<string, { readonly split: PreferencePair['split']; accepted: boolean }>();
  const warnings = new Map<string, { count: number; readonly example: string }>();
  const warn = (what: string, example: string): void => {
    const known = warnings.get(what) ?? { count: 0, example };
    known.count += 1;
    warnings.set(what, known);
  };
  let trees = 0;
  let nodes = 0;
  let solved = 0;
  let reference: number | null = null;
  return {
    add: ({ tree, filePairs, reference: published, defects }) => {
      trees += 1;
      nodes += tree.nodes.length;
      if (isSolved(tree)) solved += 1;
      groups.set(tree.taskId, importedGroup(tree.instruction));
      for (const pair of filePairs ?? []) {
        const { split, accepted } = pair;
        said.set(nameOf(tree.taskId, pair.chosen.id, pair.rejected.id), { split, accepted });
      }
      if (published) reference = (reference ?? 0) + published.length;
      for (const defect of defects) warn(defect, tree.taskId);
      const ends = tree.nodes.some(({ terminal }) => terminal !== null);
      if (!filePairs && !ends)
        warn('tasks have no reward: nothing tells their steps apart', tree.taskId);
      builder.add(tree, filePairs ?? (rule === 'reference' && published ? published : undefined));
    },
    finish: () => {
      const { pairs: made, filters } = builder.finish();
      const pairs = made.map((pair) => ({ ...pair, split: saidOf(pair)?.split ?? pair.split }));
      const train = pairs.filter(({ split }) => split === 'train').length;
      return {
        counts: {
          trees,
          nodes,
          solved,
          pairs: { rule, train, heldout: pairs.length - train, filters, reference },
          warnings: [...warnings].map(([what, held]): ImportWarning => ({ what, ...held })),
        },
        built: { pairs, filters },
        accepted: pairs.filter((pair) => saidOf(pair)?.accepted === true).map(({ id }) => id),
      };
    },
  };

  function saidOf({ taskId, chosenNode, rejectedNode }: PreferencePair) {
    return said.get(nameOf(taskId, chosenNode, rejectedNode));
  }
}

function nameOf(taskId: string, chosen: number, rejected: number): string {
  return `${taskId}\u0000${chosen}\u0000${rejected}`;
}
