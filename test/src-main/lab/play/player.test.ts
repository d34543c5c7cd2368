import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { experimentConfigSchema } from '@shared/experiment/config';
import type { PlayedStep, StartedPlay, TaskPage } from '@shared/ipc/play';
import { createPlayer } from '@main/lab/play/player';

const task = experimentConfigSchema.shape.task.parse({ environment: 'webshop' });
const call = createPlayer(join(import.meta.dirname, '../../../../resources'));

describe('the player', () => {
  it('refuses what is not of the contract, naming the field', async () => {
    await expect(call('experiments.delete', {})).rejects.toMatchObject({ code: 'not-found' });
    await expect(call('constructor', {})).rejects.toMatchObject({ code: 'not-found' });
    await expect(call('play.step', { session: 1, action: { type: 'go' } })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('action.argument') as string,
    });
  });

  it('lists the tasks of an environment and plays one to its reward', async () => {
    const page = (await call('tasks.page', {
      task,
      seed: 1,
      search: 'B09LSKQF8C',
      use: null,
      find: null,
      offset: 0,
      limit: 10,
    })) as TaskPage;
    const { id } = page.rows[0]!;
    expect(await call('tasks.get', { task, seed: null, taskId: id })).toMatchObject({
      gold: { asin: 'B09LSKQF8C' },
    });
    const { session, actions } = (await call('play.start', { task, taskId: id })) as StartedPlay;
    expect(actions).toEqual(['search[<keywords>]']);
    const step = async (type: string, argument: string) =>
      (await call('play.step', { session, action: { type, argument } })) as PlayedStep;
    const results = await step('search', 'dual band streaming media player quad core');
    expect(results.actions).toContain('click[B09LSKQF8C]');
    await step('click', 'b09lskqf8c');
    const bought = await step('click', 'Buy Now');
    expect(bought).toMatchObject({ done: true, reward: 1, actions: [] });
    expect(await call('play.undo', { session })).toMatchObject({
      actions: expect.arrayContaining(['click[Buy Now]']) as string[],
    });
    expect(await call('play.end', { session })).toBeNull();
    await expect(step('click', 'Buy Now')).rejects.toMatchObject({ code: 'not-found' });
  });
});
