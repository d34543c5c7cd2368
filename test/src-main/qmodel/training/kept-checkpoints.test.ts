import { existsSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Parameters } from '@main/qmodel/architecture/parameters';
import {
  deleteCheckpoint,
  keepCheckpoint,
  listCheckpoints,
  pinCheckpoint,
  readKeptCheckpoint,
} from '@main/qmodel/training/kept-checkpoints';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stepq-kept-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const weights = (value: number): Parameters =>
  new Map([['w', { shape: [2], data: Float32Array.of(value, -value) }]]);

/** Keeps a step whose weights are its number. */
const keep = (step: number, heldoutAccuracy: number | null, most: number, request = 'one') =>
  keepCheckpoint(
    directory,
    { request, step, heldoutAccuracy, heldoutLoss: 0.5 },
    weights(step),
    most,
  );
const steps = (): number[] => listCheckpoints(directory).map(({ step }) => step);

describe('checkpoints to choose from', () => {
  it('are listed newest first, with what was measured and what they take', async () => {
    await keep(9, 0.7, 5);
    await keep(10, 0.8, 5);
    expect(listCheckpoints(directory)).toEqual([
      {
        step: 10,
        heldoutAccuracy: 0.8,
        heldoutLoss: 0.5,
        pinned: false,
        bytes: expect.any(Number) as number,
      },
      {
        step: 9,
        heldoutAccuracy: 0.7,
        heldoutLoss: 0.5,
        pinned: false,
        bytes: expect.any(Number) as number,
      },
    ]);
    expect(readKeptCheckpoint(directory, 9).weights.get('w')?.data).toEqual(Float32Array.of(9, -9));
  });

  it('are the newest, the best and the pinned', async () => {
    await keep(1, 0.9, 2);
    await keep(2, 0.5, 2);
    await pinCheckpoint(directory, 2, 'pinned');
    for (const step of [3, 4, 5]) await keep(step, 0.6, 2);
    expect(steps()).toEqual([5, 4, 2, 1]);
    await pinCheckpoint(directory, 2, 'free');
    await keep(6, 0.95, 2);
    expect(steps()).toEqual([6, 5]);
  });

  it('count the earliest of equally good ones as the best', async () => {
    for (const step of [1, 2, 3]) await keep(step, 0.8, 1);
    expect(steps()).toEqual([3, 1]);
  });

  it('are none where none is to be kept, and newest only where none was measured', async () => {
    await keep(1, 0.9, 0);
    expect(steps()).toEqual([]);
    for (const step of [1, 2, 3]) await keep(step, null, 1);
    expect(steps()).toEqual([3]);
  });

  it('of another training go when the next begins', async () => {
    await keep(1, 0.9, 3);
    await pinCheckpoint(directory, 1, 'pinned');
    await keep(2, 0.5, 3, 'other');
    expect(steps()).toEqual([2]);
  });

  it('stay as they are, pin and all, when a killed training comes by again', async () => {
    await keep(1, 0.9, 3);
    await pinCheckpoint(directory, 1, 'pinned');
    await keep(1, 0.9, 3);
    expect(listCheckpoints(directory)).toMatchObject([{ step: 1, pinned: true }]);
  });

  it('can be deleted, and are then refused in a sentence', async () => {
    await keep(1, 0.9, 3);
    await deleteCheckpoint(directory, 1);
    expect(steps()).toEqual([]);
    expect(existsSync(join(directory, 'checkpoints', 'step-1'))).toBe(false);
    expect(() => readKeptCheckpoint(directory, 1)).toThrow(
      'The checkpoint of step 1 is not kept any more. The model stays as it is.',
    );
    await expect(pinCheckpoint(directory, 1, 'pinned')).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(deleteCheckpoint(directory, 1)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('that are damaged are not offered', async () => {
    await keep(1, 0.9, 3);
    truncateSync(join(directory, 'checkpoints', 'step-1', 'checkpoint.json'), 10);
    expect(steps()).toEqual([]);
    await keep(2, 0.9, 3);
    truncateSync(join(directory, 'checkpoints', 'step-2', 'weights.safetensors'), 40);
    expect(() => readKeptCheckpoint(directory, 2)).toThrow('weights.safetensors');
  });
});
