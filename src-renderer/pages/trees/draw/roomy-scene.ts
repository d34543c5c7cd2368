import { HEADER, type TreeScene } from './scene';

/** Room on every side of a picture that is made to be moved about, in CSS pixels. */
export const ROOM = 160;

/** A scene with room around what the pane shows: its picture can be moved without being drawn anew. */
export function roomyScene(scene: TreeScene): TreeScene {
  const { size, view } = scene;
  return {
    ...scene,
    size: { width: size.width + 2 * ROOM, height: size.height + 2 * ROOM },
    view: { ...view, x: view.x + ROOM, y: view.y + ROOM },
  };
}

/**
 * How far a picture has to be moved to show another scene, in CSS pixels; `null` where the two differ
 * in more than that.
 */
export function shiftBetween(from: TreeScene, to: TreeScene): { x: number; y: number } | null {
  const { view: before, ...others } = from;
  const { view: after } = to;
  const same =
    before.rowHeight === after.rowHeight &&
    before.stretch === after.stretch &&
    Object.entries(others).every(([part, value]) => to[part as keyof TreeScene] === value);
  return same ? { x: after.x - before.x, y: after.y - before.y } : null;
}

/** Whether the room around a picture covers a shift; the band of step names at its top is no part of it. */
export function hasRoomFor(shift: { readonly x: number; readonly y: number }): boolean {
  return Math.abs(shift.x) <= ROOM && shift.y <= ROOM - HEADER && shift.y >= -ROOM;
}
