import { formatStep, type AgentAction } from '@shared/agent/action';
import { originCodes, terminalCodes } from '@shared/ipc/rows';
import type { SearchTree, TreeNode } from '@shared/tree/tree';
import { generateSearch } from '../../test/src-renderer/pages/trees/generated-tree';

/** A generated tree as a search leaves it, and what a model would say of its nodes. */
export interface MadeTree {
  readonly tree: SearchTree;
  /** Q by node; `null` where there is none. */
  readonly q: readonly (number | null)[];
}

/** Words that a text of a page is put together from. */
const goods = ['chair', 'desk', 'lamp', 'kettle', 'curtain', 'jacket', 'mirror', 'shelf'];
const looks = ['black', 'blue', 'oak', 'round', 'woven', 'slim', 'matte', 'folding'];

/** A search of at least `nodes` nodes with texts about as long as those of WebShop's pages. */
export function makeTree(taskId: string, nodes: number, seed: number): MadeTree {
  const { columns, iterations } = generateSearch({ nodes, seed });
  const branches = new Set(columns.parent);
  const all = columns.label.map((label, id): TreeNode => {
    const reward = columns.reward[id]!;
    return {
      id,
      parent: id === 0 ? null : columns.parent[id]!,
      depth: columns.depth[id]!,
      action: id === 0 ? null : actionOf(label, id, seed),
      observation: pageText(id, seed),
      valid: columns.valid[id] === 1,
      terminal: terminalCodes[columns.terminal[id]!] ?? null,
      reward: Number.isNaN(reward) ? null : Math.max(0, reward),
      origin: originCodes[columns.origin[id]!]!,
      iteration: columns.iteration[id]!,
      visits: columns.visits[id]!,
      valueSum: columns.valueSum[id]!,
      prior: columns.prior[id]!,
      exhausted: columns.exhausted[id] === 1,
      expanded: branches.has(id),
      promptTokens: null,
      completionTokens: null,
    };
  });
  return {
    tree: {
      taskId,
      instruction: `i am looking for a ${looks[seed % 8]!} ${goods[seed % 7]!}, and price lower than ${20 + (seed % 90)} dollars`,
      nodes: all,
      iterations,
      stopReason: 'iterations',
      policyCalls: all.length,
      environmentSteps: all.length,
    },
    q: Array.from(columns.q, (q) => (Number.isNaN(q) ? null : q)),
  };
}

function actionOf(label: string, id: number, seed: number): AgentAction {
  const [, type = 'click', argument = ''] = /^(\w+)\[(.*)\]$/.exec(label) ?? [];
  const thought = `I think number ${id} of these, the ${looks[(id + seed) % 8]!} ${goods[id % 7]!}, is worth a look.`;
  return { thought, type, argument, raw: formatStep({ thought, type, argument }) };
}

/** A page of results that is like no other page of the tree: the most that a search goes through. */
function pageText(id: number, seed: number): string {
  const rows = Array.from({ length: 10 }, (_, row) => {
    const number = id * 10 + row;
    return `[SEP] B0${(number * 7919 + seed).toString(36).toUpperCase().padStart(8, '0')} [SEP] ${looks[number % 8]!} ${goods[(number >> 3) % 7]!} for the home, model ${number}, set of ${1 + (number % 6)} [SEP] $${(number % 90) + 9}.99`;
  });
  return `Back to Search [SEP] Page ${1 + (id % 5)} (Total results: 50) [SEP] Next > ${rows.join(' ')}`;
}
