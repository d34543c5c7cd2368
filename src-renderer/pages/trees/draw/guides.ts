import { HEADER, screenX, type TreeScene } from './scene';
import type { Surface } from './surface';

/** Columns closer than this carry no name of their own. */
const NAME_ROOM = 20;

/** Draws a line down each step. */
export function drawGuides(surface: Surface, scene: TreeScene): void {
  surface.strokeStyle = scene.palette.line;
  surface.globalAlpha = 0.7;
  surface.lineWidth = 1;
  surface.setLineDash([]);
  surface.beginPath();
  for (let depth = 0; depth <= scene.layout.depth; depth += 1) {
    const x = Math.round(screenX(scene, depth)) + 0.5;
    surface.moveTo(x, HEADER);
    surface.lineTo(x, scene.size.height);
  }
  surface.stroke();
  surface.globalAlpha = 1;
}

/** Draws the band with the names of the steps over whatever reaches up into it. */
export function drawHeader(surface: Surface, scene: TreeScene): void {
  const { palette, size } = scene;
  surface.fillStyle = palette.surface;
  surface.beginPath();
  surface.rect(0, 0, size.width, HEADER);
  surface.fill();
  surface.strokeStyle = palette.line;
  surface.lineWidth = 1;
  surface.beginPath();
  surface.moveTo(0, HEADER - 0.5);
  surface.lineTo(size.width, HEADER - 0.5);
  surface.stroke();
  surface.fillStyle = palette.ink3;
  surface.font = `400 11px ${palette.sans}`;
  surface.textBaseline = 'alphabetic';
  let last = -Infinity;
  for (let depth = 0; depth <= scene.layout.depth; depth += 1) {
    const x = screenX(scene, depth);
    if (x - last < NAME_ROOM || x < 4 || x > size.width - 4) continue;
    const name = depth === 0 ? 'Start' : depth === 1 ? 'Step 1' : String(depth);
    const half = name.length * 3;
    surface.textAlign = x < half + 8 ? 'left' : 'center';
    surface.fillText(name, x < half + 8 ? Math.max(8, x - half) : x, 16);
    last = x;
  }
}
