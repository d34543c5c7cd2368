import { originCodes, terminalCodes, type TreeColumns } from '@shared/ipc/rows';
import type { SearchIteration } from '@shared/tree/tree';

/** A search over made-up actions, consistent in itself: statistics follow from the log. */
export interface GeneratedSearch {
  readonly columns: TreeColumns;
  readonly iterations: readonly SearchIteration[];
}

export interface GeneratedOptions {
  readonly seed?: number;
  readonly nodes: number;
  readonly maxDepth?: number;
  readonly candidates?: number;
}

/** A small generator of uniform numbers, the same on every machine. */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Node {
  readonly parent: number;
  readonly depth: number;
  readonly iteration: number;
  origin: 'root' | 'expansion' | 'rollout';
  readonly terminal: 'success' | 'failure' | 'depth-limit' | null;
  readonly reward: number;
  readonly valid: boolean;
  readonly label: string;
  readonly prior: number;
  visits: number;
  valueSum: number;
  expanded: boolean;
  /** Nothing below it is left to be searched. */
  exhausted: boolean;
  readonly children: number[];
}

/**
 * Runs a toy tree search until the tree has at least the asked number of nodes, or nothing is left to
 * be searched.
 */
export function generateSearch(options: GeneratedOptions): GeneratedSearch {
  const { nodes: wanted, maxDepth = 10, candidates = 5, seed = 7 } = options;
  const random = uniform(seed);
  const nodes: Node[] = [];
  const iterations: SearchIteration[] = [];

  const add = (parent: number, origin: Node['origin'], iteration: number): number => {
    const depth = parent < 0 ? 0 : nodes[parent]!.depth + 1;
    const ends = depth > 1 && random() < 0.12;
    const limit = !ends && depth >= maxDepth;
    const reward = ends ? Math.round(random() ** 2 * 10.4) / 10 : limit ? -0.5 : NaN;
    const terminal = limit ? 'depth-limit' : !ends ? null : reward >= 1 ? 'success' : 'failure';
    const id = nodes.length;
    nodes.push({
      parent,
      depth,
      iteration,
      origin,
      terminal,
      reward: terminal === 'success' ? 1 : reward,
      valid: depth === 0 || terminal !== null || random() > 0.04,
      label: parent < 0 ? '' : labels(depth, Math.floor(random() * 1000), ends),
      prior: parent < 0 ? 1 : 1 / candidates,
      visits: 0,
      valueSum: 0,
      expanded: false,
      exhausted: terminal !== null,
      children: [],
    });
    if (parent >= 0) nodes[parent]!.children.push(id);
    return id;
  };

  const select = (): number[] => {
    const path = [0];
    while (nodes[path.at(-1)!]!.expanded) {
      const parent = nodes[path.at(-1)!]!;
      const open = parent.children.filter((id) => !nodes[id]!.exhausted);
      if (open.length === 0) break;
      const score = (id: number) => {
        const { visits, valueSum } = nodes[id]!;
        if (visits === 0) return Infinity;
        return valueSum / visits + Math.SQRT2 * Math.sqrt(Math.log(parent.visits) / visits);
      };
      path.push(open.reduce((best, id) => (score(id) > score(best) ? id : best)));
    }
    return path;
  };

  add(-1, 'root', 0);
  for (let iteration = 1; nodes.length < wanted && !nodes[0]!.exhausted; iteration += 1) {
    const selected = select();
    const leaf = selected.at(-1)!;
    const missing = candidates - Math.floor(random() * 3) - nodes[leaf]!.children.length;
    const expanded = [...nodes[leaf]!.children];
    if (!nodes[leaf]!.expanded) {
      for (let more = 0; more < missing; more += 1)
        expanded.push(add(leaf, 'expansion', iteration));
    }
    nodes[leaf]!.expanded = true;
    const rollout: number[] = [];
    const start = expanded.find((id) => nodes[id]!.terminal === null) ?? expanded[0] ?? leaf;
    let at = start;
    while (nodes[at]!.terminal === null && nodes[at]!.children.length === 0) {
      at = add(at, 'rollout', iteration);
      rollout.push(at);
    }
    const value = Number.isNaN(nodes[at]!.reward) ? 0 : nodes[at]!.reward;
    const backups = [
      ...expanded
        .filter((id) => nodes[id]!.terminal !== null && id !== at && nodes[id]!.visits === 0)
        .map((id) => ({ leaf: id, value: nodes[id]!.reward })),
      { leaf: at, value },
    ];
    for (const backup of backups) {
      for (let id = backup.leaf; id >= 0; id = nodes[id]!.parent) {
        nodes[id]!.visits += 1;
        nodes[id]!.valueSum += backup.value;
      }
    }
    for (let id = leaf; id >= 0; id = nodes[id]!.parent) {
      const { expanded: open, children } = nodes[id]!;
      nodes[id]!.exhausted ||= open && children.every((child) => nodes[child]!.exhausted);
    }
    iterations.push({ iteration, selected, expanded, rollout, backups });
  }
  return { columns: toColumns(nodes, random), iterations };
}

function labels(depth: number, number: number, ends: boolean): string {
  if (depth === 1) return `search[home office chair ${number % 7}]`;
  if (ends) return 'click[Buy Now]';
  return ['click[Back to Search]', `click[B0${number}QB5WP]`, `click[elegant blue ${number % 9}]`][
    number % 3
  ]!;
}

function toColumns(nodes: readonly Node[], random: () => number): TreeColumns {
  return {
    treeId: 1,
    experimentId: 'generated',
    taskId: 'task-1',
    instruction: 'a generated search, for tests only',
    stopReason: 'iterations',
    parent: Int32Array.from(nodes, (node) => node.parent),
    depth: Uint16Array.from(nodes, (node) => node.depth),
    visits: Int32Array.from(nodes, (node) => node.visits),
    valueSum: Float64Array.from(nodes, (node) => node.valueSum),
    prior: Float32Array.from(nodes, (node) => node.prior),
    reward: Float32Array.from(nodes, (node) => node.reward),
    q: Float32Array.from(nodes, (node) =>
      node.visits > 0 ? node.valueSum / node.visits + (random() - 0.5) * 0.6 : NaN,
    ),
    terminal: Uint8Array.from(nodes, (node) => terminalCodes.indexOf(node.terminal)),
    origin: Uint8Array.from(nodes, (node) => originCodes.indexOf(node.origin)),
    valid: Uint8Array.from(nodes, (node) => Number(node.valid)),
    exhausted: Uint8Array.from(nodes, (node) => Number(node.exhausted)),
    tokens: new Int32Array(nodes.length).fill(-1),
    iteration: Int32Array.from(nodes, (node) => node.iteration),
    label: nodes.map((node) => node.label),
    exploration: Math.SQRT2,
    selection: 'uct',
  };
}
