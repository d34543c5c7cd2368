import { actionKey, type Step } from '@shared/agent/action';
import type { Decision, Episode } from '@shared/evaluation/episode';
import { keyedRandom } from '@shared/random/keyed';
import { terminalKind } from '@shared/tree/backup';
import { unlessAborted, type Answer } from '@main/environments/answer';
import type { Environment, EnvironmentTask } from '@main/environments/environment';
import type { Policy, PolicySample, PolicyState } from '@main/policies/policy';
import type { Chooser, DistinctCandidate } from '@main/search/agents/chooser';
import { createBreather } from '@main/search/breather';
import { drawKey } from '@main/search/draw-key';

/** One task to be played once, with everything the episode depends on. */
export interface EpisodeRequest<Snapshot = unknown> {
  /** Used by this episode alone while it runs. */
  readonly environment: Environment<Snapshot>;
  readonly task: EnvironmentTask;
  readonly policy: Policy;
  readonly chooser: Chooser;
  /** Samples at each step for choosers that ask for n. */
  readonly n: number;
  /** Steps after which the episode counts as not finished. */
  readonly maxDepth: number;
  readonly seed: number;
  /** Which of several trajectories through the same task this is, from 0. */
  readonly trajectory?: number;
  readonly signal?: AbortSignal;
}

/**
 * Plays one task: at each step the policy samples, equal actions are merged, the chooser picks one
 * by its text, and only that one is executed.
 *
 * The samples at a state depend on seed, task and the actions before it, not on who chooses:
 * agents that are compared choose from the same candidates as long as they agree.
 *
 * @throws the signal's reason when it is aborted, and whatever policy, chooser or environment throw
 */
export async function runEpisode<Snapshot>(request: EpisodeRequest<Snapshot>): Promise<Episode> {
  const { environment, task, chooser, maxDepth, seed, signal } = request;
  const breathe = createBreather();
  const wait = async <T>(answer: Answer<T>): Promise<T> =>
    answer instanceof Promise ? unlessAborted(answer, signal) : answer;
  const initialObservation = await wait(environment.reset(task));
  const history: Step[] = [];
  const decisions: Decision[] = [];
  let policyCalls = 0;
  let end: Pick<Episode, 'terminal' | 'reward' | 'rewardParts'> = {
    terminal: 'depth-limit',
    reward: 0,
    rewardParts: {},
  };

  while (decisions.length < maxDepth) {
    await breathe();
    signal?.throwIfAborted();
    const state: PolicyState = {
      instruction: task.instruction,
      initialObservation,
      history: [...history],
    };
    const { key, samples } = await draw(request, state);
    policyCalls += samples.length;
    const candidates = distinct(samples);
    // A policy without anything to say leaves the episode unfinished.
    if (candidates.length === 0) break;
    const random = keyedRandom(seed, 'choose', chooser.agent, key);
    const { taken, scores } = await chooser.choose(state, candidates, random);
    const { action } = candidates[taken]!;
    const { observation, valid, done, reward, rewardParts } = await wait(environment.step(action));
    history.push({ action, observation });
    decisions.push({
      candidates: candidates.map((candidate, index) => ({
        action: candidate.action,
        score: scores[index] ?? null,
      })),
      taken,
      observation,
      valid,
    });
    if (done) {
      end = { terminal: terminalKind(reward), reward, rewardParts: rewardParts ?? {} };
      break;
    }
  }
  signal?.throwIfAborted();
  return {
    agent: chooser.agent,
    taskId: task.id,
    instruction: task.instruction,
    initialObservation,
    decisions,
    ...end,
    policyCalls,
    environmentSteps: decisions.length,
    invalidActions: decisions.filter((decision) => !decision.valid).length,
  };
}

async function draw<Snapshot>(
  { environment, policy, chooser, task, seed, n, trajectory = 0, signal }: EpisodeRequest<Snapshot>,
  state: PolicyState,
): Promise<{ readonly key: string; readonly samples: readonly PolicySample[] }> {
  const path = state.history.map((step) => step.action);
  const key = drawKey({ seed, taskId: task.id, purpose: 'evaluate', path, turn: trajectory });
  const samples = await policy.sample(
    {
      state,
      n: chooser.candidates === 'n' ? n : 1,
      decoding: chooser.candidates === 'mode' ? 'mode' : 'sample',
      drawKey: key,
      actions: () => environment.availableActions(),
    },
    signal,
  );
  return { key, samples };
}

/** The different actions among the samples, in the order of their first appearance. */
function distinct(samples: readonly PolicySample[]): readonly DistinctCandidate[] {
  const byAction = new Map<string, DistinctCandidate>();
  for (const { action } of samples) {
    const key = actionKey(action);
    const known = byAction.get(key);
    byAction.set(key, { action: known?.action ?? action, votes: (known?.votes ?? 0) + 1 });
  }
  return [...byAction.values()];
}
