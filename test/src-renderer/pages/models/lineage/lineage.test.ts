import { describe, expect, it } from 'vitest';
import { lineageOf } from '@renderer/pages/models/lineage/lineage';
import type { ModelRow } from '@shared/ipc/rows';

const model = (
  experimentId: string,
  base: string | null,
  baseExperimentId: string | null = null,
): ModelRow => ({
  id: experimentId,
  experimentId,
  experimentName: experimentId,
  createdAt: 0,
  preset: 'micro',
  parameters: 1,
  steps: 10,
  checkpoint: 10,
  base,
  baseExperimentId,
  heldoutAccuracy: null,
  weightsHash: 'ab',
  provider: 'cpu',
});

describe('the lineage of a model', () => {
  it('goes back to what the eldest started from', () => {
    const first = model('a', 'shipped');
    const second = model('b', 'model:a', 'a');
    const third = model('c', '/workspace/models/b/model', 'b');
    const all = [third, second, first];
    expect(lineageOf(third, all)).toEqual({
      origins: [
        { kind: 'shipped' },
        { kind: 'model', model: first },
        { kind: 'model', model: second },
      ],
      descendants: [],
    });
    expect(lineageOf(first, all)).toEqual({
      origins: [{ kind: 'shipped' }],
      descendants: [second],
    });
  });

  it('tells random weights, a folder and a deleted experiment apart', () => {
    const origins = (one: ModelRow) => lineageOf(one, [one]).origins;
    expect(origins(model('a', null))).toEqual([{ kind: 'nothing' }]);
    expect(origins(model('a', '/llama'))).toEqual([{ kind: 'folder', path: '/llama' }]);
    expect(origins(model('a', 'model:ff'))).toEqual([{ kind: 'deleted' }]);
  });

  it('ends also where models were written over each other in a circle', () => {
    const a = model('a', 'model:b', 'b');
    const b = model('b', 'model:a', 'a');
    expect(lineageOf(a, [a, b]).origins.length).toBeLessThan(4);
  });
});
