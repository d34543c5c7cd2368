import { describe, expect, it } from 'vitest';
import type { AgentKind } from '@shared/experiment/config';
import type { Episode } from '@shared/evaluation/episode';
import { playTask, type AgentRequest, type Scorers } from '@main/search/agents/agents';
import { act, stubborn, wanderer, whenever } from '../../../support/scripted-policy';
import { house } from '../../../support/search-request';
import { ToyEnvironment, toyTask, type ToySnapshot } from '../../../support/toy-environment';

/** Likes high doors. */
const likesHigh: Scorers['qmodel'] = async (_state, candidates) =>
  candidates.map(({ argument }) => Number(argument));

const request = (changes: Partial<AgentRequest<ToySnapshot>> = {}): AgentRequest<ToySnapshot> => ({
  environment: new ToyEnvironment(house),
  task: toyTask(),
  policy: wanderer(house.branching, { nonsense: 0 }),
  n: 5,
  maxDepth: 6,
  seed: 233,
  ...changes,
});

const play = (agent: AgentKind, changes: Partial<AgentRequest<ToySnapshot>> = {}) =>
  playTask(agent, { qmodel: likesHigh, ranker: likesHigh }, request(changes));

const taken = (episode: Episode, step = 0) => {
  const decision = episode.decisions[step]!;
  return decision.candidates[decision.taken]!.action.argument;
};

const doors = (...arguments_: string[]) => stubborn(arguments_.map((door) => act('go', door)));

describe('the agents', () => {
  it('greedy asks for the most likely action, sample for one sample, the others for n', async () => {
    const asked = async (agent: AgentKind) => {
      const policy = wanderer(house.branching);
      await play(agent, { policy });
      return policy.requests[0];
    };
    expect(await asked('greedy')).toMatchObject({ decoding: 'mode', n: 1 });
    expect(await asked('sample')).toMatchObject({ decoding: 'sample', n: 1 });
    for (const agent of ['random-of-n', 'majority-of-n', 'ranker-of-n', 'beam'] as const) {
      expect(await asked(agent)).toMatchObject({ decoding: 'sample', n: 5 });
    }
  });

  it('beam and ranker-of-n take the largest score, the first among equals', async () => {
    const policy = doors('1', '3', '2', '3', '0');
    for (const agent of ['beam', 'ranker-of-n'] as const) {
      const episode = await play(agent, { policy });
      expect(taken(episode)).toBe('3');
      expect(episode.decisions[0]!.candidates.map(({ score }) => score)).toEqual([1, 3, 2, 0]);
    }
    const level: Scorers = { qmodel: async (_state, all) => all.map(() => 0.5) };
    expect(taken(await playTask('beam', level, request({ policy })))).toBe('1');
  });

  it('beam never takes a candidate without a score', async () => {
    const scorers: Scorers = { qmodel: async () => [NaN, -3, NaN] };
    const episode = await playTask('beam', scorers, request({ policy: doors('0', '1', '2') }));
    expect(taken(episode)).toBe('1');
  });

  it('majority-of-n takes what most samples gave and records the votes', async () => {
    const episode = await play('majority-of-n', { policy: doors('1', '3', '2', '3', '2') });
    expect(taken(episode)).toBe('3');
    expect(episode.decisions[0]!.candidates.map(({ score }) => score)).toEqual([1, 2, 2]);
  });

  it('random-of-n takes every different candidate as often as the others', async () => {
    const policy = doors('0', '0', '0', '0', '1');
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 400; seed += 1) {
      const door = taken(await play('random-of-n', { policy, seed }));
      counts.set(door, (counts.get(door) ?? 0) + 1);
    }
    expect(counts.get('1')! / 400).toBeGreaterThan(0.42);
    expect(counts.get('1')! / 400).toBeLessThan(0.58);
  });

  it('best-of-n keeps the best of n trajectories, the first of which is that of sample', async () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const sample = await play('sample', { seed });
      const best = await play('best-of-n', { seed });
      const single = await play('best-of-n', { seed, n: 1 });
      expect(single).toEqual({ ...sample, agent: 'best-of-n' });
      expect(best.reward).toBeGreaterThanOrEqual(sample.reward);
      expect(best.policyCalls).toBeGreaterThan(sample.policyCalls);
    }
  });

  it('say so when the scorer that they need is missing', async () => {
    await expect(playTask('beam', {}, request())).rejects.toThrow(/beam needs a scorer/);
  });
});

describe('an episode', () => {
  it('scores candidates before anything is executed, and executes only the one taken', async () => {
    const environment = new ToyEnvironment(house);
    const steps: number[] = [];
    const scorers: Scorers = {
      qmodel: async (_state, candidates) => {
        steps.push(environment.steps);
        return candidates.map(() => 0);
      },
    };
    const episode = await playTask('beam', scorers, request({ environment }));
    expect(steps).toEqual(episode.decisions.map((_, index) => index));
    expect(episode.environmentSteps).toBe(environment.steps);
  });

  it('offers the same candidates to every agent at the same state', async () => {
    const sample = await play('sample');
    const beam = await play('beam');
    const random = await play('random-of-n');
    expect(random.decisions[0]!.candidates.map(({ action }) => action)).toEqual(
      beam.decisions[0]!.candidates.map(({ action }) => action),
    );
    expect(sample.decisions[0]!.candidates[0]!.action).toEqual(
      beam.decisions[0]!.candidates[0]!.action,
    );
  });

  it('is the same whatever the policy’s delays', async () => {
    const slow = wanderer(house.branching, { nonsense: 0, delay: whenever });
    expect(await play('random-of-n', { policy: slow })).toEqual(await play('random-of-n'));
  });

  it('counts samples, steps and refused actions', async () => {
    const policy = doors('9', '9', '8', '9', '9');
    const episode = await play('majority-of-n', { policy, maxDepth: 3 });
    expect(episode).toMatchObject({
      terminal: 'depth-limit',
      reward: 0,
      rewardParts: {},
      policyCalls: 15,
      environmentSteps: 3,
      invalidActions: 3,
    });
  });

  it('ends with the reward and its parts', async () => {
    const world = { ...house, depth: 1, endShare: 1 };
    for (let seed = 0; seed < 10; seed += 1) {
      const environment = new ToyEnvironment({ ...world, seed });
      const { terminal, reward, rewardParts } = await play('greedy', { environment });
      expect(terminal).toBe(reward === 1 ? 'success' : 'failure');
      expect(rewardParts).toEqual({ light: reward });
    }
  });

  it('is left unfinished by a policy that has nothing to say', async () => {
    const episode = await play('sample', { policy: stubborn([]) });
    expect(episode).toMatchObject({ terminal: 'depth-limit', decisions: [], policyCalls: 0 });
  });

  it('is given up when it is aborted', async () => {
    const signal = AbortSignal.abort(new Error('Enough.'));
    await expect(play('sample', { signal })).rejects.toThrow('Enough.');
  });
});
