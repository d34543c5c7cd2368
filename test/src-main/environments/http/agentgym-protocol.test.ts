import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { httpSchema } from '@shared/experiment/http-section';
import { treeViolations } from '@shared/tree/invariants';
import { isSolved } from '@shared/tree/path';
import type { EnvironmentFamily } from '@main/environments/environment';
import { connectHttp } from '@main/environments/http/family';
import { createUniformPolicy } from '@main/policies/uniform/uniform';
import { searchTree, type SearchRequest } from '@main/search/mcts';
import { GymServer, type Dialect, type Trouble } from '../../../support/gym-server';
import { searchConfig } from '../../../support/search-request';
import { anyInterleaving, walkInterleaved } from './branches';

let gym: GymServer;
beforeEach(() => {
  gym = new GymServer();
});
afterEach(() => gym.stop());

const connected = (changes: Record<string, unknown> = {}) =>
  connectHttp(httpSchema.parse({ protocol: 'agentgym', url: gym.url, taskCount: 20, ...changes }));

const searchOf = (family: EnvironmentFamily, index = 0): SearchRequest => ({
  environment: family.create(),
  task: family.tasks()[index]!,
  policy: createUniformPolicy(),
  returns: family.returns,
  search: searchConfig({ iterations: 25, candidates: 4, maxDepth: 7, stopOnSuccess: false }),
  compat: 'paper',
  seed: 233,
});

const up = { type: 'act', argument: 'up one' };

describe('a server of AgentGym’s protocol', () => {
  it('has the tasks of the range that is asked for, each a group of its own', async () => {
    await gym.start();
    const family = await connected({ firstTask: 40, taskCount: 3 });
    expect(family.tasks().map(({ id, group }) => [id, group])).toEqual([
      ['40', '40'],
      ['41', '41'],
      ['42', '42'],
    ]);
  });

  it.each(['alfworld', 'webshop', 'sciworld'] as const)(
    'shows of each branch what the branch shows alone, in the dialect of %s',
    async (dialect: Dialect) => {
      gym = new GymServer(dialect);
      await gym.start();
      const family = await connected({ successReward: dialect === 'sciworld' ? 100 : 1 });
      const anyTask = fc.constantFrom(...family.tasks());
      await fc.assert(
        fc.asyncProperty(anyTask, anyInterleaving, (task, mixed) =>
          walkInterleaved(family, task, mixed),
        ),
        { numRuns: 25 },
      );
    },
  );

  it('is searched to a success, and back and forth, which is counted', async () => {
    await gym.start();
    const family = await connected();
    const tree = await searchTree(searchOf(family));
    expect(isSolved(tree)).toBe(true);
    expect(treeViolations(tree)).toEqual([]);
    const count = (name: string) => gym.requests.filter((each) => each === name).length;
    const resets = count('POST /reset') - 1;
    const steps = count('POST /step') - tree.environmentSteps;
    expect(resets).toBeGreaterThan(10);
    expect(family.upkeep!()).toBe(
      `The server was brought back to earlier states by ${resets} resets and ${steps} repeated steps.`,
    );
  });

  it('tells the task before the first observation, and scores in place of rewards', async () => {
    gym = new GymServer('sciworld');
    await gym.start();
    const family = await connected({ successReward: 100 });
    const environment = family.create();
    expect(await environment.reset(family.tasks()[4]!)).toBe(
      'Stop at 7.\nYou count 0 after 0 steps.',
    );
    for (let count = 0; count < 6; count += 1) await environment.step(up);
    expect(await environment.step({ type: 'act', argument: 'stop' })).toMatchObject({
      reward: 0.5,
      done: true,
    });
  });

  it('takes an action that it does not list for an invalid one', async () => {
    await gym.start();
    const family = await connected();
    const environment = family.create();
    await environment.reset(family.tasks()[0]!);
    expect(await environment.availableActions()).toEqual([
      'act[up one]',
      'act[double]',
      'act[stop]',
    ]);
    expect(await environment.step(up)).toMatchObject({ valid: true });
    expect(await environment.step({ type: 'act', argument: 'sing' })).toMatchObject({
      valid: false,
    });
  });

  it.each(['hang-up-before', 'hang-up-after', 'status-500'] as const)(
    'gives the same tree when steps get lost: %s',
    async (trouble: Trouble) => {
      await gym.start();
      const whole = await searchTree(searchOf(await connected()));
      let steps = 0;
      gym.trouble = () => (++steps % 40 === 0 ? trouble : 'none');
      const family = await connected();
      expect(await searchTree(searchOf(family))).toEqual(whole);
      expect(family.upkeep!()).toMatch(/\d+ steps? got lost\.$/);
    },
  );

  it('goes on when it was restarted and knows none of its sessions', async () => {
    await gym.start();
    const whole = await searchTree(searchOf(await connected()));
    const onIteration: SearchRequest['onIteration'] = ({ iteration }) => {
      if (iteration % 5 === 0) gym.forget();
    };
    expect(await searchTree({ ...searchOf(await connected()), onIteration })).toEqual(whole);
  });

  it('is refused when it answers the same actions differently', async () => {
    await gym.start();
    let murmurs = 0;
    gym.murmur = () => ` It is ${++murmurs} o’clock.`;
    await expect(searchTree(searchOf(await connected()))).rejects.toThrow(
      /is not deterministic: in task 0, after 0 steps, it answered “You count 0 after 0 steps\. It is \d+ o’clock\.” where/,
    );
  });

  it('that refuses a step always is quoted', async () => {
    await gym.start();
    const family = await connected();
    const environment = family.create();
    await environment.reset(family.tasks()[0]!);
    gym.trouble = () => 'status-500';
    await expect(environment.step(up)).rejects.toMatchObject({
      code: 'environment',
      message: expect.stringMatching(/refused a request \(POST \/step: status 500\)/) as string,
    });
  });

  it('is missed in a sentence when it dies, and found again when it is back', async () => {
    await gym.start();
    const port = Number(new URL(gym.url).port);
    const family = await connected({ retries: 1 });
    const environment = family.create();
    await environment.reset(family.tasks()[0]!);
    await environment.step(up);
    await gym.stop();
    await expect(environment.step(up)).rejects.toMatchObject({ code: 'unavailable' });
    gym = new GymServer();
    await gym.start(port);
    expect(await environment.step(up)).toMatchObject({
      observation: 'You count 2 after 2 steps.',
    });
  });

  it('keeps one session for each episode at a time, and none in the end', async () => {
    await gym.start();
    const family = await connected();
    for (let round = 0; round < 3; round += 1) {
      const pair = [family.create(), family.create()];
      for (const environment of pair) await environment.reset(family.tasks()[round]!);
      for (const environment of pair) environment.close();
    }
    expect(gym.openSessions).toBe(2);
    await family.close!();
    expect(gym.openSessions).toBe(0);
  });

  it('does not hand a session on in which a step was given up', async () => {
    await gym.start();
    const family = await connected();
    const control = new AbortController();
    const environment = family.create(control.signal);
    await environment.reset(family.tasks()[0]!);
    const stepping = environment.step(up);
    control.abort(new Error('enough'));
    await expect(stepping).rejects.toThrow('enough');
    environment.close();
    gym.requests.length = 0;
    await family.create().reset(family.tasks()[1]!);
    expect(gym.requests).toContain('POST /create');
  });
});
