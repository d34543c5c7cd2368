import { actionKey, formatStep, type AgentAction } from '@shared/agent/action';
import type { ExperimentConfig } from '@shared/experiment/config';
import type { PairFilterCount } from '@shared/ipc/rows';
import { DUPLICATE_FILTER, pairFilters } from '@shared/preference/filters';
import type { PreferencePair } from '@shared/preference/pair';
import { referencePairs } from '@shared/preference/reference';
import { allSiblingPairs, bestPathPairs, type SiblingPair } from '@shared/preference/rules';
import { splitOf } from '@shared/preference/split';
import { hashText } from '@shared/random/keyed';
import { historyOf, isSolved } from '@shared/tree/path';
import type { SearchTree } from '@shared/tree/tree';

/** What pairs depend on besides the trees. */
export interface PairRequest {
  /** Names the experiment in the ids of its pairs. */
  readonly experiment: string;
  readonly seed: number;
  readonly pairs: ExperimentConfig['pairs'];
  readonly compat: ExperimentConfig['compat'];
  /** The group of a task: what must not be in both splits. */
  readonly group: (taskId: string) => string;
}

export interface BuiltPairs {
  /** In the order of the trees, and within one in the order of its decisions. */
  readonly pairs: readonly PreferencePair[];
  /** Every filter in the order in which they were applied, also those that removed nothing. */
  readonly filters: readonly PairFilterCount[];
}

/** Takes trees one by one, so that they need not all be in memory at once. */
export interface PairBuilder {
  /** @param proposed siblings to compare, instead of those that the rule of the request names */
  add(tree: SearchTree, proposed?: readonly SiblingPair[]): void;
  finish(): BuiltPairs;
}

/** The pairs of all `trees`; see `createPairBuilder`. */
export function buildPairs(trees: Iterable<SearchTree>, request: PairRequest): BuiltPairs {
  const builder = createPairBuilder(request);
  for (const tree of trees) builder.add(tree);
  return builder.finish();
}

/**
 * Turns sibling steps into preferences by the rule of `request.pairs.selection`, or by that of the
 * published code under compat `reference` (docs/decisions/0004), which knows no filters.
 */
export function createPairBuilder(request: PairRequest): PairBuilder {
  const filters = request.compat === 'reference' ? [] : pairFilters(request.pairs);
  const removed = new Map<string, number>();
  for (const name of [...filters.map((filter) => filter.name), DUPLICATE_FILTER]) {
    removed.set(name, 0);
  }
  const count = (name: string) => removed.set(name, removed.get(name)! + 1);

  const seen = new Set<string>();
  const pairs: PreferencePair[] = [];
  return {
    add: (tree, proposed = proposals(tree, request)) => {
      const solved = isSolved(tree);
      const describe = describer(tree, request);
      for (const candidate of proposed) {
        const objection = filters.find((filter) => filter.removes(candidate, { solved }));
        if (objection) {
          count(objection.name);
          continue;
        }
        const { pair, fingerprint } = describe(candidate);
        if (seen.has(fingerprint)) {
          count(DUPLICATE_FILTER);
          continue;
        }
        seen.add(fingerprint);
        pairs.push(pair);
      }
    },
    finish: () => ({
      pairs,
      filters: [...removed].map(([filter, count]) => ({ filter, removed: count })),
    }),
  };
}

function proposals(tree: SearchTree, { pairs, compat }: PairRequest): readonly SiblingPair[] {
  if (compat === 'reference') return referencePairs(tree);
  return pairs.selection === 'best-path'
    ? bestPathPairs(tree, pairs.minVisits)
    : allSiblingPairs(tree);
}

/**
 * Writes out the pairs of one tree. The history of a decision is made once for all its pairs. Two
 * pairs have the same fingerprint when a model would be trained on the same text twice.
 */
function describer(tree: SearchTree, request: PairRequest) {
  const initialObservation = tree.nodes[0]!.observation;
  const split = splitOf(request.seed, request.group(tree.taskId), request.pairs.heldoutShare);
  const decisions = new Map<number, ReturnType<typeof decision>>();

  function decision(parentNode: number) {
    const history = historyOf(tree.nodes, parentNode);
    const steps = history.flatMap((step) => [formatStep(step.action), step.observation]);
    const text = [tree.instruction, initialObservation, ...steps].join('\u0000');
    return { history, fingerprint: hashText(text) };
  }

  return (found: SiblingPair): { readonly pair: PreferencePair; readonly fingerprint: string } => {
    const { chosen, rejected } = found;
    const parentNode = chosen.parent!;
    const made = decisions.get(parentNode) ?? decision(parentNode);
    decisions.set(parentNode, made);
    const names = [request.experiment, tree.taskId, chosen.id, rejected.id];
    return {
      fingerprint: [made.fingerprint, textKey(chosen.action!), textKey(rejected.action!)].join(),
      pair: {
        id: hashText(names.join('\u0000')).slice(0, 20),
        taskId: tree.taskId,
        split,
        depth: tree.nodes[parentNode]!.depth,
        parentNode,
        chosenNode: chosen.id,
        rejectedNode: rejected.id,
        instruction: tree.instruction,
        initialObservation,
        history: made.history,
        chosen: chosen.action!,
        rejected: rejected.action!,
        chosenValue: found.chosenValue,
        rejectedValue: found.rejectedValue,
        chosenVisits: chosen.visits,
        rejectedVisits: rejected.visits,
      },
    };
  };
}

function textKey(action: AgentAction): string {
  return hashText(`${action.thought}\u0000${actionKey(action)}`);
}
