import { actionKey, type AgentAction, type Step } from '@shared/agent/action';
import { backUp, terminalKind } from '@shared/tree/backup';
import type { SearchIteration, SearchTree, StopReason, TreeNode } from '@shared/tree/tree';
import { answered, type Answer } from '@main/environments/answer';
import type { Environment, EnvironmentTask, Transition } from '@main/environments/environment';
import type { PolicySample, PolicyState } from '@main/policies/policy';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A node while its tree grows. */
export interface DraftNode<Snapshot> extends Mutable<Omit<TreeNode, 'prior'>> {
  readonly snapshot: Snapshot;
  /** By action key, in order of birth. */
  readonly children: Map<string, DraftNode<Snapshot>>;
  /** Samples drawn at this node, by expansion and rollouts together. */
  draws: number;
  /** How many of the parent's samples gave this node's action. */
  count: number;
}

/** What a step leads to, before it is a node. */
type StepEnd<Snapshot> = Pick<
  DraftNode<Snapshot>,
  'observation' | 'valid' | 'terminal' | 'reward' | 'snapshot'
>;

/** Where a sample leads. */
export interface Followed<Snapshot> {
  readonly child: DraftNode<Snapshot>;
  /** Whether the child was not there before. */
  readonly born: boolean;
}

/**
 * A search tree while it grows, with the environment's state at every node. The only place where
 * nodes change.
 */
export class TreeDraft<Snapshot> {
  readonly root: DraftNode<Snapshot>;
  readonly iterations: SearchIteration[] = [];
  policyCalls = 0;
  environmentSteps = 0;

  readonly #nodes: DraftNode<Snapshot>[] = [];
  readonly #environment: Environment<Snapshot>;
  readonly #task: EnvironmentTask;
  readonly #maxDepth: number;
  /** The node whose state the environment is in. */
  #here: DraftNode<Snapshot>;

  private constructor(
    environment: Environment<Snapshot>,
    task: EnvironmentTask,
    maxDepth: number,
    first: Pick<DraftNode<Snapshot>, 'observation' | 'snapshot'>,
  ) {
    this.#environment = environment;
    this.#task = task;
    this.#maxDepth = maxDepth;
    this.root = {
      id: 0,
      parent: null,
      depth: 0,
      action: null,
      valid: true,
      terminal: null,
      reward: null,
      origin: 'root',
      iteration: 0,
      visits: 0,
      valueSum: 0,
      exhausted: false,
      expanded: false,
      promptTokens: null,
      completionTokens: null,
      ...first,
      children: new Map(),
      draws: 0,
      count: 0,
    };
    this.#nodes.push(this.root);
    this.#here = this.root;
  }

  /** Starts `task` in `environment` and makes its first observation the root. */
  static plant<Snapshot>(
    environment: Environment<Snapshot>,
    task: EnvironmentTask,
    maxDepth: number,
  ): Answer<TreeDraft<Snapshot>> {
    return answered(environment.reset(task), (observation) =>
      answered(
        environment.snapshot(),
        (snapshot) => new TreeDraft(environment, task, maxDepth, { observation, snapshot }),
      ),
    );
  }

  /** From the root to `node`, both included. */
  path(node: DraftNode<Snapshot>): DraftNode<Snapshot>[] {
    const path: DraftNode<Snapshot>[] = [];
    for (let at: number | null = node.id; at !== null; at = path.at(-1)!.parent) {
      path.push(this.#nodes[at]!);
    }
    return path.reverse();
  }

  /** What the policy may look at in `node`. */
  state(node: DraftNode<Snapshot>): PolicyState {
    const history: Step[] = [];
    for (const { action, observation } of this.path(node)) {
      if (action !== null) history.push({ action, observation });
    }
    return {
      instruction: this.#task.instruction,
      initialObservation: this.root.observation,
      history,
    };
  }

  /** What can be done in `node`, as the environment lists it. */
  actions(node: DraftNode<Snapshot>): Answer<readonly string[]> {
    return answered(this.#moveTo(node), () => this.#environment.availableActions());
  }

  /**
   * The child that a sample at `parent` leads to: the one that is there already, or a new one, for
   * which the environment makes one step. A node keeps the origin it was born with. Until the
   * environment has answered, the tree is as it was.
   */
  follow(
    parent: DraftNode<Snapshot>,
    sample: PolicySample,
    origin: 'expansion' | 'rollout',
    iteration: number,
  ): Answer<Followed<Snapshot>> {
    const key = actionKey(sample.action);
    const known = parent.children.get(key);
    if (known) {
      parent.draws += 1;
      known.count += 1;
      return { child: known, born: false };
    }
    return answered(this.#step(parent, sample.action), (end) => {
      parent.draws += 1;
      const child = this.#give(parent, sample, origin, iteration, end);
      parent.children.set(key, child);
      return { child, born: true };
    });
  }

  #give(
    parent: DraftNode<Snapshot>,
    sample: PolicySample,
    origin: 'expansion' | 'rollout',
    iteration: number,
    end: StepEnd<Snapshot>,
  ): DraftNode<Snapshot> {
    const child: DraftNode<Snapshot> = {
      id: this.#nodes.length,
      parent: parent.id,
      depth: parent.depth + 1,
      action: sample.action,
      ...end,
      exhausted: end.terminal !== null,
      origin,
      iteration,
      visits: 0,
      valueSum: 0,
      expanded: false,
      promptTokens: sample.promptTokens,
      completionTokens: sample.completionTokens,
      children: new Map(),
      draws: 0,
      count: 1,
    };
    this.#nodes.push(child);
    this.#here = child;
    return child;
  }

  #step(parent: DraftNode<Snapshot>, action: AgentAction): Answer<StepEnd<Snapshot>> {
    const environment = this.#environment;
    return answered(this.#moveTo(parent), () =>
      answered(environment.step(action), (transition) => {
        this.environmentSteps += 1;
        const end = endOf(transition, parent.depth + 1 >= this.#maxDepth);
        return answered(environment.snapshot(), (snapshot) => ({ ...end, snapshot }));
      }),
    );
  }

  #moveTo(node: DraftNode<Snapshot>): Answer<void> {
    if (this.#here === node) return undefined;
    return answered(this.#environment.restore(node.snapshot), () => {
      this.#here = node;
    });
  }

  /** N += 1 and W += `value` from `leaf` up to the root. */
  backUp(leaf: DraftNode<Snapshot>, value: number): void {
    backUp(this.#nodes, leaf.id, value);
  }

  /** Marks `node` as expanded, and it and its ancestors as exhausted where nothing is left below. */
  close(node: DraftNode<Snapshot>): void {
    node.expanded = true;
    for (let at: DraftNode<Snapshot> | undefined = node; at?.expanded;) {
      for (const child of at.children.values()) if (!child.exhausted) return;
      at.exhausted = true;
      at = at.parent === null ? undefined : this.#nodes[at.parent];
    }
  }

  /** The tree as it stands, independent of what happens to the draft afterwards. */
  finish(stopReason: StopReason): SearchTree {
    return {
      taskId: this.#task.id,
      instruction: this.#task.instruction,
      nodes: this.#nodes.map((node) => this.#record(node)),
      iterations: [...this.iterations],
      stopReason,
      policyCalls: this.policyCalls,
      environmentSteps: this.environmentSteps,
    };
  }

  #record(node: DraftNode<Snapshot>): TreeNode {
    const {
      snapshot: _snapshot,
      children: _children,
      draws: _draws,
      count: _count,
      ...rest
    } = node;
    const parent = node.parent === null ? null : this.#nodes[node.parent]!;
    return { ...rest, prior: parent === null ? 1 : node.count / parent.draws };
  }
}

function endOf(
  { observation, valid, done, reward }: Transition,
  atLimit: boolean,
): Pick<TreeNode, 'observation' | 'valid' | 'terminal' | 'reward'> {
  if (done) return { observation, valid, terminal: terminalKind(reward), reward };
  return {
    observation,
    valid,
    terminal: atLimit ? 'depth-limit' : null,
    reward: atLimit ? 0 : null,
  };
}

/** P: share of the samples drawn so far at the parent that gave this node's action. */
export function draftPrior<Snapshot>(
  parent: DraftNode<Snapshot>,
  child: DraftNode<Snapshot>,
): number {
  return child.count / parent.draws;
}
