import { expect, it } from 'vitest';
import { nodeX, nodeY } from '@renderer/pages/trees/draw/scene';
import { drawSvg, wholeTree } from '@renderer/pages/trees/save/pictures';
import { closeUp, sceneOf } from '../draw/scene-of';
import { generateSearch } from '../generated-tree';

it('grows the picture until the whole tree is on it', () => {
  const whole = wholeTree(closeUp(sceneOf(generateSearch({ nodes: 500 })), 12));
  for (const id of whole.layout.order) {
    expect(nodeX(whole, id)).toBeGreaterThan(0);
    expect(nodeX(whole, id)).toBeLessThan(whole.size.width);
    expect(nodeY(whole, id)).toBeGreaterThan(24);
    expect(nodeY(whole, id)).toBeLessThan(whole.size.height);
  }
});

it('never asks for a picture larger than a canvas can be', () => {
  const whole = wholeTree(sceneOf(generateSearch({ nodes: 10_000 })));
  expect(whole.size.height).toBeLessThanOrEqual(16_000);
});

it('writes every node of the whole tree', () => {
  const whole = wholeTree(sceneOf(generateSearch({ nodes: 300 })));
  const text = drawSvg(whole, 'tree');
  const shapes = text.match(/<path /g)?.length ?? 0;
  expect(shapes).toBeGreaterThan(whole.index.size);
});
