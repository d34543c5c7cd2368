import { describe, expect, it } from 'vitest';
import { drawTree } from '@renderer/pages/trees/draw/draw-tree';
import type { TreeScene } from '@renderer/pages/trees/draw/scene';
import { SvgSurface } from '@renderer/pages/trees/draw/svg-surface';
import { layoutTree } from '@renderer/pages/trees/model/layout';
import { replayStep } from '@renderer/pages/trees/model/replay-step';
import { ReplayStats } from '@renderer/pages/trees/model/stats';
import { generateSearch } from '../generated-tree';
import { closeUp, sceneOf, testPalette } from './scene-of';

const search = generateSearch({ nodes: 300 });
const scene = sceneOf(search);

function svg(of: TreeScene): string {
  const surface = new SvgSurface();
  drawTree(surface, of);
  return surface.toString(of.size.width, of.size.height, 'a <tree> & more');
}

const count = (text: string, pattern: RegExp) => (text.match(pattern) ?? []).length;

describe('the picture of a tree', () => {
  it('is the same for the same scene', () => {
    expect(svg(scene)).toBe(svg({ ...scene }));
  });

  it('is a well formed document with its title escaped', () => {
    const text = svg(scene);
    expect(text).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="900" height="560"/);
    expect(text).toContain('<title>a &lt;tree&gt; &amp; more</title>');
    expect(text).not.toContain('NaN');
    expect(text).not.toContain('undefined');
  });

  it('names the steps', () => {
    const text = svg(scene);
    expect(text).toContain('>Start</text>');
    expect(text).toContain('>Step 1</text>');
    expect(text).toContain('>10</text>');
  });

  it('draws the best path in ink and a ring around the selected node', () => {
    const ink = new RegExp(`stroke="${testPalette.ink}" stroke-width="2.75"`, 'g');
    expect(count(svg(scene), ink)).toBe(1);
    expect(count(svg({ ...scene, best: [] }), ink)).toBe(0);
    const ring = new RegExp(`stroke="${testPalette.accent}" stroke-width="2.5"`, 'g');
    expect(count(svg(scene), ring)).toBe(0);
    expect(count(svg({ ...scene, selected: 1 }), ring)).toBe(1);
  });

  it('rings every hit, far out one of those that would lie on top of each other', () => {
    const { index, layout } = sceneOf(generateSearch({ nodes: 3000 }));
    const hits = [...layout.order].sort((a, b) => index.rank[a]! - index.rank[b]!);
    const rings = (of: TreeScene) =>
      count(
        new RegExp(`<path[^>]*stroke="${testPalette.ink}" stroke-width="1.25"[^>]*>`).exec(
          svg({ ...of, best: [], hits }),
        )?.[0] ?? '',
        /M/g,
      );
    const far = sceneOf(generateSearch({ nodes: 3000 }));
    expect(rings(far)).toBeGreaterThan(layout.depth);
    expect(rings(far)).toBeLessThan(hits.length / 2);
    const tall = { ...closeUp(far, 4), size: { width: 900, height: 40_000 } };
    expect(rings({ ...tall, view: { ...tall.view, y: 20_000 } })).toBe(hits.length);
  });

  it('labels everything only when rows are tall enough to read', () => {
    const far = count(svg(closeUp(scene, 6)), /<text/g);
    const near = count(
      svg(closeUp({ ...scene, size: { width: 900, height: 1400 } }, 16)),
      /<text/g,
    );
    expect(near).toBeGreaterThan(far * 1.5);
  });

  it('shows a folded subtree as a wedge with its count', () => {
    const folded = new Set([1]);
    const layout = layoutTree(scene.index, { folded, depthLimit: Infinity });
    const text = svg(closeUp({ ...scene, layout, size: { width: 900, height: 2400 } }, 8));
    expect(text.includes(`>${scene.index.descendants[1]!} nodes</text>`)).toBe(true);
  });
});

describe('the picture of a replay', () => {
  const replay = new ReplayStats(scene.index, search.iterations);
  const moment = { iteration: 20, phase: 3 } as const;
  const replayed: TreeScene = {
    ...scene,
    stats: replay.at(moment),
    before: replay.at({ ...moment, phase: 2 }),
    step: replayStep(scene.index, search.iterations, moment),
  };

  it('keeps every node in its final place', () => {
    expect(replayed.layout).toBe(scene.layout);
    expect(replayed.columns).toBe(scene.columns);
  });

  it('outlines nodes that are not born yet', () => {
    const unborn = new RegExp(`fill="none" stroke="${testPalette.line}" stroke-width="1"`, 'g');
    expect(count(svg(replayed), unborn)).toBeGreaterThan(count(svg(scene), unborn));
  });

  it('prints what the back-up changed', () => {
    const change = /−?\d\.\d{3} → −?\d\.\d{3}/;
    const tall = { ...replayed, size: { width: 900, height: 2400 } };
    expect(change.test(svg(closeUp(tall, 8)))).toBe(true);
    expect(change.test(svg(closeUp({ ...tall, before: null }, 8)))).toBe(false);
  });
});
