import { describe, expect, it } from 'vitest';
import { nodeX, nodeY } from '@renderer/pages/trees/draw/scene';
import { hasRoomFor, ROOM, roomyScene, shiftBetween } from '@renderer/pages/trees/draw/roomy-scene';
import { visibleMarks } from '@renderer/pages/trees/draw/cull';
import { generateSearch } from '../generated-tree';
import { closeUp, sceneOf } from './scene-of';

const scene = closeUp(sceneOf(generateSearch({ nodes: 800 })), 12);
const moved = (x: number, y: number) => ({
  ...scene,
  view: { ...scene.view, x: scene.view.x + x, y: scene.view.y + y },
});

describe('a scene with room around it', () => {
  it('has every node in the same place, the room further in', () => {
    const roomy = roomyScene(scene);
    for (const id of visibleMarks(scene).nodes) {
      expect(nodeX(roomy, id)).toBeCloseTo(nodeX(scene, id) + ROOM);
      expect(nodeY(roomy, id)).toBeCloseTo(nodeY(scene, id) + ROOM);
    }
  });

  it('holds what comes into the pane when it is moved within the room', () => {
    const there = new Set(visibleMarks(roomyScene(scene)).nodes);
    for (const [x, y] of [
      [ROOM, 0],
      [-ROOM, -ROOM],
      [40, 130],
    ] as const) {
      expect(hasRoomFor({ x, y })).toBe(true);
      expect(visibleMarks(moved(x, y)).nodes.filter((id) => !there.has(id))).toEqual([]);
    }
  });

  it('has no room for more, nor for its own band of step names', () => {
    expect(hasRoomFor({ x: ROOM + 1, y: 0 })).toBe(false);
    expect(hasRoomFor({ x: 0, y: -ROOM - 1 })).toBe(false);
    expect(hasRoomFor({ x: 0, y: ROOM })).toBe(false);
  });
});

describe('the shift between two scenes', () => {
  it('is how far the view was moved', () => {
    expect(shiftBetween(scene, moved(12, -7.5))).toEqual({ x: 12, y: -7.5 });
    expect(shiftBetween(scene, { ...scene })).toEqual({ x: 0, y: 0 });
  });

  it('is none where anything else has changed', () => {
    const { view } = scene;
    for (const change of [
      { view: { ...view, rowHeight: view.rowHeight * 1.1 } },
      { view: { ...view, stretch: view.stretch * 1.1 } },
      { hovered: 3 },
      { selected: 3 },
      { colour: 'visits' },
      { size: { ...scene.size, width: scene.size.width + 1 } },
      { hits: [1] },
    ] as const) {
      expect(shiftBetween(scene, { ...scene, ...change })).toBeNull();
    }
  });
});
