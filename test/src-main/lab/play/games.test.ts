import { describe, expect, it } from 'vitest';
import type { Environment, EnvironmentFamily } from '@main/environments/environment';
import { createGames } from '@main/lab/play/games';
import { farAway, silentAfter } from '../../../support/far-environment';
import { ToyEnvironment, toyTask } from '../../../support/toy-environment';

const world = { seed: 3, branching: 3, depth: 3, endShare: 0 };
const go = (door: number) => ({ type: 'go', argument: String(door) });

function family(create: (signal?: AbortSignal) => Environment): EnvironmentFamily {
  return {
    id: 'webshop',
    maxDepth: 7,
    returns: { unfinished: -1 },
    tasks: () => [toyTask()],
    create,
  };
}
const near = family(() => new ToyEnvironment(world));
const far = family(() => farAway(new ToyEnvironment(world)));

describe.each([
  ['at once', near],
  ['by a promise', far],
])('a game in an environment that answers %s', (_how, played) => {
  it('gives what the environment itself gives, from the first observation to the reward', async () => {
    const games = createGames();
    const alone = new ToyEnvironment(world);
    const first = alone.reset(toyTask());
    const { session, ...start } = await games.start(played, toyTask());
    expect(start).toEqual({
      observation: first,
      actions: ['go[0]', 'go[1]', 'go[2]'],
      stepLimit: 7,
    });
    for (const door of [2, 0, 1]) {
      const { rewardParts = {}, ...expected } = alone.step(go(door));
      expect(await games.step(session, go(door))).toEqual({
        ...expected,
        rewardParts,
        actions: alone.availableActions(),
      });
    }
  });

  it('goes back step by step, also from its end, and no further than its start', async () => {
    const games = createGames();
    const { session } = await games.start(played, toyTask());
    const once = await games.step(session, go(1));
    const twice = await games.step(session, go(2));
    const end = await games.step(session, go(0));
    expect(end).toMatchObject({ done: true, actions: [] });
    expect(await games.undo(session)).toEqual({ actions: twice.actions });
    expect(await games.step(session, go(0))).toEqual(end);
    for (let at = 0; at < 5; at += 1) await games.undo(session);
    expect(await games.step(session, go(1))).toEqual(once);
  });
});

describe('a game', () => {
  it('marks an action that is not possible, and stays where it is', async () => {
    const games = createGames();
    const { session } = await games.start(near, toyTask());
    const strange = ['x'.repeat(1_000_000), '\u0000\u0007', '\u202Edrah', '[[a]b', ''];
    for (const argument of strange) {
      const step = await games.step(session, { type: 'click', argument });
      expect(step).toMatchObject({ valid: false, done: false });
    }
    expect(await games.step(session, go(1))).toMatchObject({ valid: true });
  });

  it('that is over says so', async () => {
    const games = createGames();
    const { session } = await games.start(near, toyTask());
    games.end(session);
    games.end(session);
    await expect(games.step(session, go(0))).rejects.toMatchObject({ code: 'not-found' });
    await expect(games.undo(session)).rejects.toMatchObject({ code: 'not-found' });
    expect(games.size).toBe(0);
  });

  it('is ended by newer ones when there are too many, the one longest untouched first', async () => {
    const games = createGames();
    const sessions = [];
    for (let at = 0; at < 4; at += 1) sessions.push((await games.start(near, toyTask())).session);
    await games.step(sessions[0]!, go(0));
    await games.start(near, toyTask());
    expect(games.size).toBe(4);
    await expect(games.step(sessions[1]!, go(0))).rejects.toMatchObject({ code: 'not-found' });
    await expect(games.step(sessions[0]!, go(0))).resolves.toMatchObject({ valid: true });
  });

  it('can be ended while the environment keeps silent', async () => {
    let ended: AbortSignal | undefined;
    const silent = family((signal) => {
      ended = signal;
      return silentAfter(1, new ToyEnvironment(world));
    });
    const games = createGames();
    const { session } = await games.start(silent, toyTask());
    await games.step(session, go(0));
    const waiting = games.step(session, go(0));
    await expect(games.step(session, go(1))).rejects.toMatchObject({ code: 'conflict' });
    games.end(session);
    await expect(waiting).rejects.toThrow('This game was ended.');
    expect(ended?.aborted).toBe(true);
  });

  it('stays where it was when the environment fails', async () => {
    let failures = 1;
    const failing = family(() => {
      const toy = new ToyEnvironment(world);
      const step = toy.step.bind(toy);
      toy.step = (action) => {
        const answer = step(action);
        if (failures-- > 0) throw new Error('The server has gone away.');
        return answer;
      };
      return toy;
    });
    const games = createGames();
    const { session } = await games.start(failing, toyTask());
    await expect(games.step(session, go(2))).rejects.toThrow('gone away');
    const expected = new ToyEnvironment(world);
    expected.reset(toyTask());
    expect((await games.step(session, go(2))).observation).toBe(expected.step(go(2)).observation);
  });

  it('that cannot be started leaves nothing open', async () => {
    const broken = family(() =>
      Object.assign(new ToyEnvironment(world), {
        reset: () => Promise.reject(new Error('No such page.')),
      }),
    );
    const games = createGames();
    await expect(games.start(broken, toyTask())).rejects.toThrow('No such page.');
    expect(games.size).toBe(0);
  });
});
