import { describe, expect, it } from 'vitest';
import { nodeAt } from '@renderer/pages/trees/draw/hit-test';
import { nodeX, nodeY, type TreeScene } from '@renderer/pages/trees/draw/scene';
import { markRadius, markScale } from '@renderer/pages/trees/draw/marks';
import { generateSearch, uniform } from '../generated-tree';
import { closeUp, sceneOf } from './scene-of';

const scene = closeUp(sceneOf(generateSearch({ nodes: 800 })), 12);

/** What a search through all nodes would find. */
function nearest(of: TreeScene, x: number, y: number): number | null {
  const scale = markScale(of.view.rowHeight);
  let found: number | null = null;
  let least = 7 + 1e-9;
  for (const id of of.layout.order) {
    const radius = markRadius(of.index, of.stats, id, scale);
    const distance = Math.hypot(nodeX(of, id) - x, nodeY(of, id) - y) - radius;
    if (distance < least) {
      least = distance;
      found = id;
    }
  }
  return found;
}

describe('the node under the pointer', () => {
  it('is the one clicked in the middle', () => {
    for (const id of scene.layout.order) {
      const y = nodeY(scene, id);
      if (y < 30 || y > scene.size.height) continue;
      expect(nodeAt(scene, nodeX(scene, id), y)).toBe(id);
    }
  });

  it('is the nearest within reach, as a search through all nodes would find', () => {
    const random = uniform(3);
    for (let trial = 0; trial < 2000; trial += 1) {
      const x = random() * scene.size.width;
      const y = 24 + random() * (scene.size.height - 24);
      expect(nodeAt(scene, x, y)).toBe(nearest(scene, x, y));
    }
  });

  it('is none on the band of step names', () => {
    const id = [...scene.layout.order].find((other) => nodeY(scene, other) > 40)!;
    const under = { ...scene, view: { ...scene.view, y: scene.view.y - nodeY(scene, id) + 12 } };
    expect(nodeAt(under, nodeX(under, id), 12)).toBeNull();
  });
});
