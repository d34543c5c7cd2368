import { describe, expect, it } from 'vitest';
import { bestPath, thumbLayout } from '@renderer/components/tree-thumb-layout';

/** A root with two children, the first of which has two of its own. */
const tree = {
  parent: Int32Array.from([-1, 0, 0, 1, 1]),
  depth: Uint16Array.from([0, 1, 1, 2, 2]),
  reward: Float32Array.from([NaN, NaN, 0.5, 1, 1]),
};

describe('the small picture of a tree', () => {
  it('puts leaves evenly and parents in the middle of their children', () => {
    const places = thumbLayout(tree);
    const y = (id: number) => places.find((node) => node.id === id)?.y;
    expect([y(3), y(4), y(2)]).toEqual([0, 0.5, 1]);
    expect(y(1)).toBe(0.25);
    expect(y(0)).toBe(0.625);
    expect(places.map(({ x }) => x)).toEqual([0, 0.5, 0.5, 1, 1]);
  });

  it('leaves the deepest steps out of a tree that is too big for it', () => {
    const size = 5000;
    const wide = {
      parent: Int32Array.from({ length: size }, (_, id) =>
        id === 0 ? -1 : id <= 100 ? 0 : 1 + (id % 100),
      ),
      depth: Uint16Array.from({ length: size }, (_, id) => (id === 0 ? 0 : id <= 100 ? 1 : 2)),
    };
    expect(thumbLayout(wide)).toHaveLength(101);
  });

  it('bears a path of any length', () => {
    const size = 1400;
    const path = {
      parent: Int32Array.from({ length: size }, (_, id) => id - 1),
      depth: Uint16Array.from({ length: size }, (_, id) => id),
    };
    expect(thumbLayout(path)).toHaveLength(size);
  });
});

describe('the best path', () => {
  it('leads to the highest reward, by the fewest steps', () => {
    expect(bestPath(tree)).toEqual([0, 1, 3]);
    const shorter = { ...tree, reward: Float32Array.from([NaN, NaN, 1, 1, 1]) };
    expect(bestPath(shorter)).toEqual([0, 2]);
  });

  it('is empty while no episode has ended', () => {
    expect(bestPath({ ...tree, reward: new Float32Array(5).fill(NaN) })).toEqual([]);
  });
});
