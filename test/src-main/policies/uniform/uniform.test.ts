import { describe, expect, it } from 'vitest';
import { renderAction } from '@shared/agent/action';
import type { PolicyRequest } from '@main/policies/policy';
import { createUniformPolicy } from '@main/policies/uniform/uniform';

const request = (changes: Partial<PolicyRequest> = {}): PolicyRequest => ({
  state: { instruction: 'Leave.', initialObservation: 'A room.', history: [] },
  n: 5,
  decoding: 'sample',
  drawKey: 'here',
  actions: () => ['go[north]', 'go[south]', 'take[the old lamp]'],
  ...changes,
});

const drawn = async (changes: Partial<PolicyRequest> = {}): Promise<string[]> =>
  (await createUniformPolicy().sample(request(changes))).map(({ action }) => renderAction(action));

describe('the uniform policy', () => {
  it('draws each of the listed actions with the same chance', async () => {
    const samples = await drawn({ n: 3000 });
    for (const action of request().actions!() as string[]) {
      const share = samples.filter((each) => each === action).length / samples.length;
      // Four standard errors of a share of a third among 3,000.
      expect(Math.abs(share - 1 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / 3000));
    }
  });

  it('draws the same for the same key, and fewer samples are the first of more', async () => {
    const many = await drawn({ n: 12 });
    expect(await drawn({ n: 12 })).toEqual(many);
    expect(await drawn({ n: 3 })).toEqual(many.slice(0, 3));
    expect(await drawn({ n: 12, drawKey: 'elsewhere' })).not.toEqual(many);
  });

  it('takes the first of the list where the most likely action is asked for', async () => {
    expect(await drawn({ n: 1, decoding: 'mode' })).toEqual(['go[north]']);
  });

  it('waits for a list that is promised, and has nothing to say to an empty one', async () => {
    expect(await drawn({ n: 1, actions: async () => ['go[up]'] })).toEqual(['go[up]']);
    expect(await drawn({ actions: () => [] })).toEqual([]);
  });

  it('refuses a list that leaves the words to the agent', async () => {
    await expect(drawn({ actions: () => ['search[<keywords>]'] })).rejects.toThrow(
      /search\[<keywords>\], which stands for any text/,
    );
  });
});
