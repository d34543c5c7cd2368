import { describe, expect, it } from 'vitest';
import { visibleMarks } from '@renderer/pages/trees/draw/cull';
import { nodeX, nodeY } from '@renderer/pages/trees/draw/scene';
import { generateSearch } from '../generated-tree';
import { closeUp, sceneOf } from './scene-of';

const search = generateSearch({ nodes: 2000 });

describe('culling', () => {
  it('keeps every node in the pane and leaves out those far outside', () => {
    const scene = closeUp(sceneOf(search), 6);
    const { nodes } = visibleMarks(scene);
    const drawn = new Set(nodes);
    for (const id of scene.layout.order) {
      const x = nodeX(scene, id);
      const y = nodeY(scene, id);
      const inside = x >= 0 && x <= scene.size.width && y >= 24 && y <= scene.size.height;
      if (inside) expect(drawn.has(id)).toBe(true);
      if (y < -60 || y > scene.size.height + 60) expect(drawn.has(id)).toBe(false);
    }
    expect(nodes.length).toBeLessThan(scene.index.size / 3);
  });

  it('keeps an edge that crosses the pane between two nodes outside it', () => {
    const whole = closeUp(sceneOf(search), 40);
    // Between the root and its first child, which stand far apart at this height.
    const between = (nodeY(whole, 0) + nodeY(whole, 1)) / 2;
    const y = whole.view.y + whole.size.height / 2 - between;
    const scene = { ...whole, view: { ...whole.view, y } };
    const { edges } = visibleMarks(scene);
    const drawn = new Set(edges);
    const crossing = [...scene.layout.order].filter((id) => {
      const parent = scene.index.columns.parent[id]!;
      if (parent < 0) return false;
      const [high, low] = [nodeY(scene, id), nodeY(scene, parent)].sort((a, b) => a - b);
      return high! < 0 && low! > scene.size.height;
    });
    expect(crossing.length).toBeGreaterThan(0);
    for (const id of crossing) expect(drawn.has(id)).toBe(true);
  });

  it('thins marks that would lie on each other, but no success and no selection', () => {
    const large = sceneOf(generateSearch({ nodes: 10_000 }));
    const hidden = [...large.layout.order].find((id) => !visibleMarks(large).nodes.includes(id))!;
    const { nodes } = visibleMarks({ ...large, selected: hidden });
    expect(nodes.length).toBeLessThan(6000);
    expect(nodes).toContain(hidden);
    const drawn = new Set(nodes);
    for (let id = 0; id < large.index.size; id += 1) {
      if (large.index.columns.terminal[id] === 1) expect(drawn.has(id)).toBe(true);
    }
  });

  it('draws nothing of a tree that was dragged out of sight', () => {
    const scene = sceneOf(search);
    const away = { ...scene, view: { ...scene.view, y: 1e6 } };
    expect(visibleMarks(away)).toEqual({ nodes: [], edges: [] });
  });
});
