import { visibleMarks } from './cull';
import { drawBestPath, drawEdges, drawIteration } from './edges';
import { drawGuides, drawHeader } from './guides';
import { drawLabels } from './labels';
import { drawNodes } from './nodes';
import { drawRings } from './rings';
import type { TreeScene } from './scene';
import type { Surface } from './surface';

/** Draws the whole picture of a scene, background included. Touches nothing but the surface. */
export function drawTree(surface: Surface, scene: TreeScene): void {
  surface.globalAlpha = 1;
  surface.setLineDash([]);
  surface.fillStyle = scene.palette.surface;
  surface.beginPath();
  surface.rect(0, 0, scene.size.width, scene.size.height);
  surface.fill();

  const visible = visibleMarks(scene);
  drawGuides(surface, scene);
  drawEdges(surface, scene, visible.edges);
  drawBestPath(surface, scene);
  drawIteration(surface, scene);
  drawNodes(surface, scene, visible.nodes);
  drawRings(surface, scene);
  drawLabels(surface, scene, visible.nodes);
  drawHeader(surface, scene);
}
