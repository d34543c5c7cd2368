import { formatStep, type Step } from '@shared/agent/action';
import type { SiblingPair } from '@shared/preference/rules';
import type { PairSplit } from '@shared/preference/pair';
import { exhaustedNodes } from '@shared/tree/replay';
import { backUp, terminalKind } from '@shared/tree/backup';
import type { SearchIteration, SearchTree, TreeNode } from '@shared/tree/tree';
import type { BroughtEpisode, BroughtPair } from '@main/exchange/import/formats/format';
import { isRefusal } from '@main/exchange/import/trees/action-text';

type Draft = { -readonly [Key in keyof TreeNode]: TreeNode[Key] };

/** A pair that stood in the file, by the nodes that it became. */
export interface FilePair extends SiblingPair {
  readonly split: PairSplit;
  readonly accepted: boolean;
}

/** A tree that came from a file, with the pairs that came with it. */
export interface ImportedTree {
  readonly tree: SearchTree;
  /** Pairs that stood in the file; `null` where they are to be made from the tree. */
  readonly filePairs: readonly FilePair[] | null;
  /** What the published code takes from the tree; `null` where the tree is not one of its. */
  readonly reference: readonly SiblingPair[] | null;
  readonly defects: readonly string[];
}

/** A tree that grows by attempts at its task and by pairs of its steps. */
export class TreeDraft {
  private readonly nodes: Draft[] = [];
  private readonly iterations: SearchIteration[] = [];
  /** Children by parent and what was done. */
  private readonly known = new Map<string, number[]>();
  /** Nodes whose answer stood in the file. */
  private readonly answered = new Set<number>([0]);
  private readonly pairs: { pair: BroughtPair; chosen: number; rejected: number }[] = [];

  constructor(
    private readonly taskId: string,
    private readonly instruction: string,
    initialObservation: string,
  ) {
    this.add(null, null, initialObservation, 'root');
  }

  /** Hangs an attempt into the tree; steps that it shares with others are shared. */
  addEpisode({ steps, reward, finished, onlyUntilSolved }: BroughtEpisode): void {
    if (onlyUntilSolved && this.nodes.some(({ terminal }) => terminal === 'success')) return;
    const iteration = this.iterations.length + 1;
    const selected = [0];
    const born: number[] = [];
    for (const [index, step] of steps.entries()) {
      const parent = born.at(-1) ?? selected.at(-1)!;
      // An end is nobody's parent, and a step that went on is no end.
      const last = index === steps.length - 1;
      const held = born.length > 0 ? undefined : this.find(parent, step, last ? reward : null);
      if (held !== undefined) selected.push(held);
      else
        born.push(
          this.add(
            parent,
            step.action,
            step.observation,
            born.length === 0 ? 'expansion' : 'rollout',
          ),
        );
    }
    const leaf = born.at(-1) ?? selected.at(-1)!;
    for (const id of born) this.nodes[id]!.iteration = iteration;
    if (born.length > 0) this.nodes[selected.at(-1)!]!.expanded = true;
    if (reward !== null && leaf > 0) {
      const node = this.nodes[leaf]!;
      node.terminal = finished || reward >= 1 ? terminalKind(reward) : 'depth-limit';
      node.reward = reward;
      backUp(this.nodes, leaf, reward);
    }
    this.iterations.push({
      iteration,
      selected,
      expanded: born.slice(0, 1),
      rollout: born.slice(1),
      backups: reward !== null && leaf > 0 ? [{ leaf, value: reward }] : [],
    });
  }

  /** Hangs the two steps of a pair under the steps before them. */
  addPair(brought: BroughtPair): void {
    const { pair } = brought;
    let parent = 0;
    for (const step of pair.history) parent = this.step(parent, step);
    const side = (action: Step['action'], value: number, visits: number): number => {
      const id =
        this.find(parent, { action, observation: null }, null) ??
        this.add(parent, action, '', 'expansion', false);
      const node = this.nodes[id]!;
      if (node.visits === 0) Object.assign(node, { visits, valueSum: value * visits });
      return id;
    };
    const chosen = side(pair.chosen, pair.chosenValue, pair.chosenVisits);
    const rejected = side(pair.rejected, pair.rejectedValue, pair.rejectedVisits);
    this.pairs.push({ pair: brought, chosen, rejected });
  }

  finish(): ImportedTree {
    const marks = exhaustedNodes(this.nodes);
    const siblings = new Map<number, number>();
    for (const { parent } of this.nodes) {
      if (parent !== null) siblings.set(parent, (siblings.get(parent) ?? 0) + 1);
    }
    const nodes: TreeNode[] = this.nodes.map((node, id) => ({
      ...node,
      exhausted: marks[id]!,
      prior: node.parent === null ? 1 : 1 / siblings.get(node.parent)!,
    }));
    const solved = nodes.some(({ terminal }) => terminal === 'success');
    return {
      tree: {
        taskId: this.taskId,
        instruction: this.instruction,
        nodes,
        iterations: this.iterations,
        stopReason: solved ? 'success' : 'iterations',
        policyCalls: 0,
        environmentSteps: 0,
      },
      filePairs:
        this.pairs.length === 0
          ? null
          : this.pairs.map(({ pair: { pair, accepted }, chosen, rejected }) => ({
              chosen: nodes[chosen]!,
              rejected: nodes[rejected]!,
              chosenValue: pair.chosenValue,
              rejectedValue: pair.rejectedValue,
              split: pair.split,
              accepted,
            })),
      reference: null,
      defects: [],
    };
  }

  /** The child that a step of a pair's history is, made where it is not there yet. */
  private step(parent: number, step: Step): number {
    const held = this.find(parent, step, null);
    if (held === undefined) return this.add(parent, step.action, step.observation, 'expansion');
    this.nodes[held]!.observation = step.observation;
    this.answered.add(held);
    return held;
  }

  /** The child with this action and answer; one whose answer is not known fits any. */
  private find(
    parent: number,
    step: { readonly action: Step['action']; readonly observation: string | null },
    reward: number | null,
  ): number | undefined {
    return this.known.get(keyOf(parent, step.action))?.find((id) => {
      const node = this.nodes[id]!;
      const fits =
        step.observation === null ||
        !this.answered.has(id) ||
        node.observation === step.observation;
      return fits && node.reward === reward;
    });
  }

  private add(
    parent: number | null,
    action: Step['action'] | null,
    observation: string,
    origin: TreeNode['origin'],
    answered = true,
  ): number {
    const id = this.nodes.length;
    this.nodes.push({
      id,
      parent,
      depth: parent === null ? 0 : this.nodes[parent]!.depth + 1,
      action,
      observation,
      valid: action?.type !== 'invalid' && !(action && isRefusal(observation)),
      terminal: null,
      reward: null,
      origin,
      iteration: parent === null ? 0 : 1,
      visits: 0,
      valueSum: 0,
      prior: 1,
      exhausted: false,
      expanded: false,
      promptTokens: null,
      completionTokens: null,
    });
    if (answered) this.answered.add(id);
    if (parent !== null && action) {
      const key = keyOf(parent, action);
      this.known.set(key, [...(this.known.get(key) ?? []), id]);
      if (origin === 'expansion' && !answered) this.nodes[parent]!.expanded = true;
    }
    return id;
  }
}

function keyOf(parent: number, action: Step['action']): string {
  return `${parent}\u0000${formatStep(action)}`;
}
