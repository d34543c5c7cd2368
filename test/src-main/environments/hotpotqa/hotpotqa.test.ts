import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HotpotQa } from '@main/environments/hotpotqa/hotpotqa';
import { act, observe, started, task } from './support';

const anyAction = fc.constantFrom(
  'search[Ada Vale]',
  'search[per vale]',
  'search[Mercury]',
  'search[nobody at all]',
  'lookup[Bergen]',
  'lookup[bergen]',
  'lookup[vale]',
  'lookup[painted]',
  'think[so]',
  'dance[now]',
  'finish[Oslo]',
  'finish[Blue Hall]',
);
const anyWalk = fc.array(anyAction, { maxLength: 8 });

const walk = (env: HotpotQa, actions: readonly string[]) =>
  actions.map((action) => act(env, action));

describe('an episode', () => {
  it('begins with the question and offers no lookup before a page is open', () => {
    const env = started();
    expect(env.reset(task)).toBe('Question: What did the brother of Ada Vale build?');
    expect(env.availableActions()).toEqual(['search[<entity>]', 'finish[<answer>]']);
    act(env, 'search[Ada Vale]');
    expect(env.availableActions()).toContain('lookup[<keyword>]');
  });

  it('ends with an answer, rewarded when its words are the right ones', () => {
    expect(act(started(), 'finish[blue hall!]')).toEqual({
      observation: 'Episode finished, reward = 1',
      reward: 1,
      done: true,
      valid: true,
      rewardParts: { em: 1, f1: 1 },
    });
  });

  it('gives no reward for a part of the answer, and tells how large a part it was', () => {
    const { reward, done, observation, rewardParts } = act(started(), 'finish[Blue]');
    expect({ reward, done }).toEqual({ reward: 0, done: true });
    expect(observation).toBe('Episode finished, reward = 0');
    expect(rewardParts?.em).toBe(0);
    expect(rewardParts?.f1).toBeCloseTo(2 / 3, 12);
  });

  it('refuses everything after the end and stays ended', () => {
    const env = started();
    act(env, 'finish[Oslo]');
    expect(env.availableActions()).toEqual([]);
    expect(act(env, 'finish[Blue Hall]')).toEqual({
      observation: 'Invalid action: finish[Blue Hall]',
      reward: 0,
      done: true,
      valid: false,
    });
  });

  it('does not remember an answer given on another branch', () => {
    const env = started();
    const before = env.snapshot();
    act(env, 'finish[the Blue Hall]');
    env.restore(before);
    for (const action of ['search[Ada Vale]', 'lookup[Bergen]', 'think[hm]']) {
      expect(act(env, action)).toMatchObject({ reward: 0, done: false });
    }
    expect(act(env, 'finish[Oslo]').reward).toBe(0);
  });
});

describe('a snapshot', () => {
  it('brought back is the state itself', () => {
    fc.assert(
      fc.property(anyWalk, anyWalk, (first, second) => {
        const env = started();
        walk(env, first);
        const before = structuredClone(env.snapshot());
        const snapshot = env.snapshot();
        const once = walk(env, second);
        env.restore(snapshot);
        expect(env.snapshot()).toEqual(before);
        expect(walk(env, second)).toEqual(once);
      }),
    );
  });

  it('works in every instance', () => {
    fc.assert(
      fc.property(anyWalk, anyWalk, (first, second) => {
        const env = started();
        walk(env, first);
        const other = started();
        other.restore(env.snapshot());
        expect(walk(other, second)).toEqual(walk(env, second));
      }),
    );
  });

  it('lets branches be explored in any order: each sees what it would see alone', () => {
    fc.assert(
      fc.property(
        fc.array(anyWalk, { minLength: 2, maxLength: 4 }),
        fc.infiniteStream(fc.nat()),
        (branches, picks) => {
          const alone = branches.map((branch) => walk(started(), branch));
          const env = started();
          const states = branches.map(() => env.snapshot());
          const seen = branches.map((): ReturnType<typeof walk> => []);
          for (;;) {
            const open = branches.flatMap((branch, i) =>
              seen[i]!.length < branch.length ? [i] : [],
            );
            if (open.length === 0) break;
            const i = open[picks.next().value % open.length]!;
            env.restore(states[i]!);
            seen[i]!.push(act(env, branches[i]![seen[i]!.length]!));
            states[i] = env.snapshot();
          }
          expect(seen).toEqual(alone);
        },
      ),
    );
  });
});

describe('a lookup on one branch', () => {
  it('reads the page of its own branch, however many were opened since', () => {
    const env = started();
    observe(env, 'search[Ada Vale]', 'lookup[Bergen]');
    const here = env.snapshot();
    observe(env, 'search[Per Vale]', 'lookup[architect]', 'lookup[architect]');
    env.restore(here);
    expect(observe(env, 'lookup[Bergen]')).toEqual([
      '(Result 2 / 3) She painted the harbour of Bergen twice.',
    ]);
  });
});
