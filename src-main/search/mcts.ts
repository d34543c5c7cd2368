import type { ExperimentConfig } from '@shared/experiment/config';
import { terminalReturn } from '@shared/tree/backup';
import type { SearchIteration, SearchTree, StopReason } from '@shared/tree/tree';
import { unlessAborted } from '@main/environments/answer';
import type { Environment, EnvironmentTask, ReturnTable } from '@main/environments/environment';
import type { Policy, PolicySample } from '@main/policies/policy';
import { createBreather } from '@main/search/breather';
import { drawKey } from '@main/search/draw-key';
import { draftPrior, TreeDraft, type DraftNode, type Followed } from '@main/search/mcts-draft';
import { selectPath } from '@main/search/mcts-select';

/** One task to be searched, with everything the tree depends on. */
export interface SearchRequest<Snapshot = unknown> {
  /** Used by this search alone while it runs. */
  readonly environment: Environment<Snapshot>;
  readonly task: EnvironmentTask;
  readonly policy: Policy;
  readonly returns: ReturnTable;
  readonly search: ExperimentConfig['search'];
  readonly compat: ExperimentConfig['compat'];
  readonly seed: number;
  /** Asked before every request to the policy; a reason ends the search with `budget`. */
  readonly budget?: () => string | null;
  /**
   * Called after each iteration; `tree` copies the tree as it stands, as if the search had been
   * cancelled there.
   */
  readonly onIteration?: (iteration: SearchIteration, tree: () => SearchTree) => void;
  readonly signal?: AbortSignal;
}

/** What an iteration has done so far. */
interface Progress extends SearchIteration {
  readonly expanded: number[];
  readonly rollout: number[];
  readonly backups: { readonly leaf: number; readonly value: number }[];
}

/** Samples, or the reason why no more may be drawn. */
type Drawn = { readonly samples: readonly PolicySample[] } | Stop;

interface Stop {
  readonly stop: StopReason;
}

/**
 * Monte Carlo tree search over the agent's decisions for one task (03-method, "Search"; arXiv
 * 2409.09345, §3.2): select, expand with n samples, follow one rollout, back up.
 *
 * The tree depends on the request alone: not on other searches at the same time, and not on how
 * fast the policy answers. A search that is stopped half-way through an iteration keeps what was
 * backed up by then.
 *
 * @throws whatever the policy or the environment throws, unless the signal was aborted; the signal's
 *   reason when it was aborted before the environment gave its first observation
 */
export async function searchTree<Snapshot>(request: SearchRequest<Snapshot>): Promise<SearchTree> {
  const { environment, task, search, signal } = request;
  const planted = TreeDraft.plant(environment, task, search.maxDepth);
  const draft = planted instanceof Promise ? await unlessAborted(planted, signal) : planted;
  return new Search(request, draft).run();
}

class Search<Snapshot> {
  readonly #request: SearchRequest<Snapshot>;
  readonly #draft: TreeDraft<Snapshot>;
  readonly #breathe = createBreather();
  #solved = false;

  constructor(request: SearchRequest<Snapshot>, draft: TreeDraft<Snapshot>) {
    this.#request = request;
    this.#draft = draft;
  }

  async run(): Promise<SearchTree> {
    const draft = this.#draft;
    for (;;) {
      if (draft.root.exhausted) return draft.finish('exhausted');
      if (draft.iterations.length >= this.#request.search.iterations) {
        return draft.finish('iterations');
      }
      const stop = await this.#iterate();
      if (stop !== null) return draft.finish(stop);
    }
  }

  /** One iteration; answers why the search has to end, or `null` to go on. */
  async #iterate(): Promise<StopReason | null> {
    const { search, compat, onIteration } = this.#request;
    const draft = this.#draft;
    const path = selectPath(draft.root, { ...search, compat });
    const leaf = path.at(-1)!;
    const drawn = await this.#draw(leaf, 'expand', search.candidates);
    if ('stop' in drawn) return drawn.stop;
    const progress: Progress = {
      iteration: draft.iterations.length + 1,
      selected: path.map((node) => node.id),
      expanded: [],
      rollout: [],
      backups: [],
    };
    draft.iterations.push(progress);
    const expansion = await this.#expand(leaf, drawn.samples, progress);
    if ('stop' in expansion) return expansion.stop;
    const stop = this.#successful() ?? (await this.#simulate(leaf, expansion.children, progress));
    onIteration?.(progress, () => draft.finish('cancelled'));
    return stop;
  }

  /** Steps the environment once for each new action and backs up the episodes that end there. */
  async #expand(
    leaf: DraftNode<Snapshot>,
    samples: readonly PolicySample[],
    progress: Progress,
  ): Promise<{ readonly children: readonly DraftNode<Snapshot>[] } | Stop> {
    const children = new Set<DraftNode<Snapshot>>();
    for (const sample of samples) {
      const answer = this.#draft.follow(leaf, sample, 'expansion', progress.iteration);
      const followed = answer instanceof Promise ? await this.#wait(answer) : answer;
      if ('stop' in followed) return followed;
      const { child, born } = followed;
      if (!children.has(child)) progress.expanded.push(child.id);
      children.add(child);
      if (born && child.terminal !== null) this.#backUpEnd(child, progress);
    }
    this.#draft.close(leaf);
    return { children: [...children] };
  }

  /** Follows single samples from the likeliest child to the end of an episode and backs it up. */
  async #simulate(
    parent: DraftNode<Snapshot>,
    children: readonly DraftNode<Snapshot>[],
    progress: Progress,
  ): Promise<StopReason | null> {
    const start = likeliest(parent, children);
    if (start === null) return null;
    let at = start;
    while (at.terminal === null) {
      const drawn = await this.#draw(at, 'rollout', 1);
      if ('stop' in drawn) return drawn.stop;
      const sample = drawn.samples[0];
      if (sample === undefined) break;
      const answer = this.#draft.follow(at, sample, 'rollout', progress.iteration);
      const followed = answer instanceof Promise ? await this.#wait(answer) : answer;
      if ('stop' in followed) return followed.stop;
      at = followed.child;
      progress.rollout.push(at.id);
    }
    this.#backUpEnd(at, progress);
    return this.#successful();
  }

  /** Waits for an environment that is far away, but not once the search is cancelled. */
  async #wait(answer: Promise<Followed<Snapshot>>): Promise<Followed<Snapshot> | Stop> {
    const { signal } = this.#request;
    try {
      return await unlessAborted(answer, signal);
    } catch (error) {
      if (signal?.aborted) return { stop: 'cancelled' };
      throw error;
    }
  }

  async #draw(node: DraftNode<Snapshot>, purpose: 'expand' | 'rollout', n: number): Promise<Drawn> {
    const { policy, seed, task, signal, budget } = this.#request;
    await this.#breathe();
    if (signal?.aborted) return { stop: 'cancelled' };
    if (budget?.() != null) return { stop: 'budget' };
    const state = this.#draft.state(node);
    const path = state.history.map((step) => step.action);
    // All draws at a node before its expansion are those of rollouts that came through it.
    const turn = purpose === 'rollout' ? node.draws : 0;
    const key = drawKey({ seed, taskId: task.id, purpose, path, turn });
    try {
      const actions = () => this.#draft.actions(node);
      const samples = await policy.sample(
        { state, n, decoding: 'sample', drawKey: key, actions },
        signal,
      );
      this.#draft.policyCalls += samples.length;
      return { samples };
    } catch (error) {
      if (signal?.aborted) return { stop: 'cancelled' };
      throw error;
    }
  }

  /** Backs up the return of the episode whose last node is `node`. */
  #backUpEnd(node: DraftNode<Snapshot>, progress: Progress): void {
    // An episode for which the policy had no further action did not finish either.
    const end = { terminal: node.terminal ?? 'depth-limit', reward: node.reward };
    const value = terminalReturn(end, this.#request.returns);
    this.#draft.backUp(node, value);
    progress.backups.push({ leaf: node.id, value });
    if (node.terminal === 'success') this.#solved = true;
  }

  #successful(): StopReason | null {
    return this.#solved && this.#request.search.stopOnSuccess ? 'success' : null;
  }
}

/** The child with the largest P among those where the episode goes on; the first among equals. */
function likeliest<Snapshot>(
  parent: DraftNode<Snapshot>,
  children: readonly DraftNode<Snapshot>[],
): DraftNode<Snapshot> | null {
  let best: DraftNode<Snapshot> | null = null;
  for (const child of children) {
    if (child.terminal !== null) continue;
    if (best === null || draftPrior(parent, child) > draftPrior(parent, best)) best = child;
  }
  return best;
}
