import { formatStep, type AgentAction } from '@shared/agent/action';
import type { Episode } from '@shared/evaluation/episode';
import {
  experimentConfigSchema,
  type AgentKind,
  type ExperimentConfigInput,
} from '@shared/experiment/config';
import type { TrainingMetric } from '@shared/experiment/progress';
import { pairMargin, type PreferencePair } from '@shared/preference/pair';
import { pathTo } from '@shared/tree/path';
import { meanValue, type SearchTree, type TreeNode } from '@shared/tree/tree';

/** An action as the embedded sampler writes it. */
export function sampleAction(type: string, argument: string, thought = ''): AgentAction {
  const action = { thought, type, argument };
  return { ...action, raw: formatStep(action) };
}

/** A configuration with defaults where nothing is said. */
export function sampleConfig(changes: ExperimentConfigInput = {}) {
  return experimentConfigSchema.parse(changes);
}

/**
 * A searched tree in the shape of WebShop: every node has `branching` children until there are
 * `nodes`. Pages repeat, as they do
 * there, and values are all over [0, 1).
 */
export function sampleTree(taskId: string, nodes = 16, branching = 3): SearchTree {
  const instruction = `find me item ${taskId}, and price lower than 50.00 dollars`;
  const list: TreeNode[] = Array.from({ length: nodes }, (_, id) => {
    const parent = id === 0 ? null : Math.floor((id - 1) / branching);
    const last = id * branching + 1 >= nodes && id > 0;
    const success = last && id % 5 === 0;
    return {
      id,
      parent,
      depth: depthOf(id, branching),
      action:
        id === 0
          ? null
          : sampleAction(
              id % 2 ? 'search' : 'click',
              id % 2 ? `item ${taskId} size ${id}` : `B0${id}`,
              `I look for the thing, step ${id % 7}.`,
            ),
      observation: id === 0 ? `Instruction: ${instruction}` : page(id % 11),
      valid: id % 13 !== 12,
      terminal: last ? (success ? 'success' : 'failure') : null,
      reward: last ? (success ? 1 : (id % 4) / 8) : null,
      origin: id === 0 ? 'root' : id % 3 === 0 ? 'rollout' : 'expansion',
      iteration: id === 0 ? 0 : Math.ceil(id / branching),
      visits: 1 + (nodes - id),
      valueSum: ((1 + (nodes - id)) * ((id * id * 7) % 101)) / 101,
      prior: id === 0 ? 1 : 1 / branching,
      exhausted: last,
      expanded: !last && id % 3 !== 0,
      promptTokens: id === 0 ? null : 100 + id,
      completionTokens: id === 0 ? null : 20,
    };
  });
  return {
    taskId,
    instruction,
    nodes: list,
    iterations: list.slice(1).map(({ id }) => ({
      iteration: id,
      selected: pathTo(list, id).map((node) => node.id),
      expanded: [],
      rollout: [],
      backups: [{ leaf: id, value: 0.5 }],
    })),
    stopReason: 'iterations',
    policyCalls: nodes * 2,
    environmentSteps: nodes,
  };
}

/** Pairs of neighbouring children, the better one chosen, of all parents in a tree. */
export function samplePairs(tree: SearchTree, experimentId: string): PreferencePair[] {
  return tree.nodes.slice(2).flatMap((node) => {
    const sibling = tree.nodes[node.id - 1]!;
    if (sibling.parent !== node.parent || node.parent === null) return [];
    const [better, worse] =
      meanValue(node)! > meanValue(sibling)! ? [node, sibling] : [sibling, node];
    const path = pathTo(tree.nodes, node.parent);
    const pair: PreferencePair = {
      id: `${experimentId}/${tree.taskId}/${better.id}-${worse.id}`,
      taskId: tree.taskId,
      split: tree.taskId.endsWith('0') ? 'heldout' : 'train',
      depth: path.length - 1,
      parentNode: node.parent,
      chosenNode: better.id,
      rejectedNode: worse.id,
      instruction: tree.instruction,
      initialObservation: tree.nodes[0]!.observation,
      history: path.slice(1).map(({ action, observation }) => ({ action: action!, observation })),
      chosen: better.action!,
      rejected: worse.action!,
      chosenValue: meanValue(better)!,
      rejectedValue: meanValue(worse)!,
      chosenVisits: better.visits,
      rejectedVisits: worse.visits,
    };
    return pairMargin(pair) > 0 ? [pair] : [];
  });
}

/** An episode of two decisions. */
export function sampleEpisode(agent: AgentKind, taskId: string, reward: number): Episode {
  return {
    agent,
    taskId,
    instruction: `find me item ${taskId}`,
    initialObservation: `Instruction: find me item ${taskId}`,
    decisions: [
      {
        candidates: [
          {
            action: sampleAction('search', 'item', 'First.'),
            score: agent === 'beam' ? 0.25 : null,
          },
          {
            action: { ...sampleAction('search', 'thing'), raw: 'search[thing] please' },
            score: null,
          },
        ],
        taken: 0,
        observation: page(1),
        valid: true,
      },
      {
        candidates: [{ action: sampleAction('click', 'Buy Now', 'Done.'), score: null }],
        taken: 0,
        observation: 'Thank you for shopping with us!',
        valid: true,
      },
    ],
    terminal: reward === 1 ? 'success' : 'failure',
    reward,
    rewardParts: { type: reward, attributes: 0.5 },
    policyCalls: 3,
    environmentSteps: 2,
    invalidActions: 0,
  };
}

export function sampleMetric(step: number, heldoutAccuracy: number | null = null): TrainingMetric {
  return {
    phase: 'dpo',
    step,
    loss: 1 / step,
    chosenReward: 0.1,
    rejectedReward: -0.1,
    accuracy: 0.5,
    gradientNorm: 1,
    learningRate: 1e-3,
    tokensPerSecond: 1000,
    heldoutAccuracy,
    heldoutLoss: heldoutAccuracy === null ? null : 0.6,
  };
}

function depthOf(id: number, branching: number): number {
  return id === 0 ? 0 : 1 + depthOf(Math.floor((id - 1) / branching), branching);
}

/** A page of search results, the same for the same number. */
function page(number: number): string {
  const results = Array.from(
    { length: 6 },
    (_, i) =>
      `[B0${number}${i}] \nProduct ${number}-${i} with a long title that says much \n$${i}.99`,
  );
  return `[Back to Search] \nPage ${number} (Total results: 50) \n${results.join('\n')}`;
}
