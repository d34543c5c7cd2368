import { describe, expect, it } from 'vitest';
import { createOpening } from '@main/app/opening';
import { CallError } from '@main/rpc/rpc';

/** A reader of a workspace that may not be there yet. */
function reader() {
  const state = { there: false, asked: 0 };
  const ask = async (name: string) => {
    state.asked += 1;
    if (name === 'broken') throw new CallError('defect', 'It broke.');
    if (!state.there) throw new CallError('workspace', 'There is no workspace yet.');
    return `answer to ${name}`;
  };
  return { state, ask };
}

describe('a question to a workspace that is being opened', () => {
  it('is asked again when it has been made, and not before', async () => {
    const { state, ask } = reader();
    const opening = createOpening();
    const answer = opening.asking(ask)('list', null);
    await Promise.resolve();
    expect(state.asked).toBe(1);
    state.there = true;
    opening.ended();
    expect(await answer).toBe('answer to list');
    expect(state.asked).toBe(2);
  });

  it('waits for nothing where the workspace is there', async () => {
    const { state, ask } = reader();
    state.there = true;
    expect(await createOpening().asking(ask)('list', null)).toBe('answer to list');
  });

  it('fails with what is wrong once the opening has ended, or with anything else at once', async () => {
    const { state, ask } = reader();
    const opening = createOpening();
    const asking = opening.asking(ask);
    await expect(asking('broken', null)).rejects.toThrow('It broke.');
    const answer = asking('list', null);
    opening.ended();
    await expect(answer).rejects.toThrow('There is no workspace yet.');
    await expect(asking('list', null)).rejects.toThrow('There is no workspace yet.');
    expect(state.asked).toBe(4);
  });
});
