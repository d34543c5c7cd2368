import { describe, expect, it } from 'vitest';
import {
  bestSoFar,
  iterationReturn,
  phaseLines,
  replayStep,
  touched,
} from '@renderer/pages/trees/model/replay-step';
import { indexTree, pathTo } from '@renderer/pages/trees/model/tree-index';
import { generateSearch } from '../generated-tree';

const { columns, iterations } = generateSearch({ nodes: 400 });
const index = indexTree(columns);
const record = iterations.find(
  ({ rollout, selected }) => rollout.length > 1 && selected.length > 1,
)!;
const at = (phase: 0 | 1 | 2 | 3) =>
  replayStep(index, iterations, { iteration: record.iteration, phase })!;

describe('a replayed iteration', () => {
  it('reveals one phase after the other', () => {
    expect(at(0)).toMatchObject({ path: record.selected, expanded: [], rollout: [], changed: [] });
    expect(at(1)).toMatchObject({ expanded: record.expanded, rollout: [], changed: [] });
    expect(at(2).changed).toEqual([]);
    expect(at(3).changed.length).toBeGreaterThan(record.selected.length);
  });

  it('starts the rollout at the child it went on from', () => {
    const { rollout, path } = at(2);
    expect(rollout.slice(1)).toEqual(record.rollout);
    expect(rollout[0]).toBe(columns.parent[record.rollout[0]!]);
    expect(path.at(-1)).toBe(rollout[0]);
  });

  it('changes the nodes above every leaf it backed up, each once', () => {
    const expected = new Set(record.backups.flatMap(({ leaf }) => pathTo(index, leaf)));
    expect(new Set(touched(index, record))).toEqual(expected);
    expect(touched(index, record)).toHaveLength(expected.size);
  });

  it('does not exist past the log', () => {
    expect(
      replayStep(index, iterations, { iteration: iterations.length + 1, phase: 0 }),
    ).toBeNull();
  });
});

describe('what is said about an iteration', () => {
  it('names each phase’s doing in one line', () => {
    const lines = phaseLines(index, record);
    expect(lines[0]).toBe(
      `${record.selected.length - 1} step${record.selected.length === 2 ? '' : 's'} to node ${record.selected.at(-1)!}`,
    );
    expect(lines[2]).toMatch(/steps?, return −?\d\.\d\d$/);
    expect(lines[3]).toMatch(/ to \d+ nodes$/);
  });

  it('copes with an iteration that did nothing', () => {
    const empty = { iteration: 1, selected: [0], expanded: [], rollout: [], backups: [] };
    expect(phaseLines(index, empty)).toEqual([
      'the root itself',
      'nothing to expand',
      'no return',
      'nothing to back up',
    ]);
    expect(iterationReturn(empty)).toBeNull();
  });

  it('keeps the best return so far, also of endings met while expanding', () => {
    const log = [
      { iteration: 1, selected: [0], expanded: [], rollout: [], backups: [] },
      {
        iteration: 2,
        selected: [0],
        expanded: [],
        rollout: [],
        backups: [{ leaf: 1, value: -0.5 }],
      },
      {
        iteration: 3,
        selected: [0],
        expanded: [],
        rollout: [],
        backups: [
          { leaf: 2, value: 0.8 },
          { leaf: 3, value: 0.1 },
        ],
      },
    ];
    expect([...bestSoFar(log)]).toEqual([NaN, -0.5, 0.8]);
  });
});
