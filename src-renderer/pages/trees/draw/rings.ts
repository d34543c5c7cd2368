import { isDrawn } from './edges';
import { markRadius, markScale } from './marks';
import { nodeX, nodeY, type TreeScene } from './scene';
import type { Surface } from './surface';

/** Rings of hits in one step that are closer than this, in pixels, look like one thick line. */
const TOO_CLOSE = 2;

/** Draws the rings around nodes: new in this iteration, found by the search, hovered, selected. */
export function drawRings(surface: Surface, scene: TreeScene): void {
  const { palette } = scene;
  const scale = markScale(scene.view.rowHeight);
  const circle = (id: number, gap: number) => {
    const radius = markRadius(scene.index, scene.stats, id, scale) + gap;
    surface.moveTo(nodeX(scene, id) + radius, nodeY(scene, id));
    surface.arc(nodeX(scene, id), nodeY(scene, id), radius, 0, Math.PI * 2);
  };
  const rings = (ids: readonly number[], gap: number, colour: string, width: number) => {
    const drawn = ids.filter((id) => isDrawn(scene, id) && inPane(scene, id));
    if (drawn.length === 0) return;
    surface.strokeStyle = colour;
    surface.lineWidth = width;
    surface.beginPath();
    for (const id of drawn) circle(id, gap);
    surface.stroke();
  };

  rings(scene.step?.expanded ?? [], 3, palette.accent, 1.5);
  // Many hits may lie row on row: their rings stay close to the mark.
  rings(apart(scene, scene.hits), 2.5, palette.ink, 1.25);
  if (scene.currentHit !== null) rings([scene.currentHit], 7.5, palette.ink, 1.75);
  if (scene.hovered !== null) rings([scene.hovered], 3, palette.ink2, 1);
  if (scene.selected !== null) {
    rings([scene.selected], 4, palette.surface, 5);
    rings([scene.selected], 4, palette.accent, 2.5);
  }
}

/**
 * The nodes without those that stand on top of the one before them in their step.
 * @param ids in the order of the outline, which within a step is that of the rows
 */
function apart(scene: TreeScene, ids: readonly number[]): number[] {
  const scale = markScale(scene.view.rowHeight);
  const last: { y: number; radius: number }[] = [];
  return ids.filter((id) => {
    const depth = scene.index.columns.depth[id]!;
    const y = nodeY(scene, id);
    const radius = markRadius(scene.index, scene.stats, id, scale);
    const before = last[depth];
    if (before && y - before.y < TOO_CLOSE && radius <= before.radius) return false;
    last[depth] = { y, radius };
    return true;
  });
}

function inPane(scene: TreeScene, id: number): boolean {
  const x = nodeX(scene, id);
  const y = nodeY(scene, id);
  const margin = 24;
  return (
    x > -margin && y > -margin && x < scene.size.width + margin && y < scene.size.height + margin
  );
}
