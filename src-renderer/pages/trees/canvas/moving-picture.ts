import { drawTree } from '../draw/draw-tree';
import { drawHeader } from '../draw/guides';
import { hasRoomFor, ROOM, roomyScene, shiftBetween } from '../draw/roomy-scene';
import type { TreeScene } from '../draw/scene';

/**
 * Draws a tree that is being moved about: once with room around it, then as one image wherever it
 * goes, which takes the same time however many nodes there are.
 */
export class MovingPicture {
  private readonly canvas = document.createElement('canvas');
  private drawn: { readonly scene: TreeScene; readonly ratio: number } | null = null;

  /**
   * @param surface scaled to CSS pixels
   * @param ratio pixels of the screen to a CSS pixel
   */
  draw(surface: CanvasRenderingContext2D, scene: TreeScene, ratio: number): void {
    const shift = this.shiftTo(scene, ratio) ?? this.renew(scene, ratio);
    // On whole pixels of the screen, or everything would be blurred.
    const x = Math.round((shift.x - ROOM) * ratio) / ratio;
    const y = Math.round((shift.y - ROOM) * ratio) / ratio;
    surface.globalAlpha = 1;
    surface.drawImage(this.canvas, x, y, this.canvas.width / ratio, this.canvas.height / ratio);
    drawHeader(surface, scene);
  }

  private shiftTo(scene: TreeScene, ratio: number): { x: number; y: number } | null {
    if (this.drawn?.ratio !== ratio) return null;
    const shift = shiftBetween(this.drawn.scene, scene);
    return shift && hasRoomFor(shift) ? shift : null;
  }

  private renew(scene: TreeScene, ratio: number): { x: number; y: number } {
    const roomy = roomyScene(scene);
    this.canvas.width = Math.round(roomy.size.width * ratio);
    this.canvas.height = Math.round(roomy.size.height * ratio);
    const surface = this.canvas.getContext('2d', { alpha: false });
    surface?.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (surface) drawTree(surface, roomy);
    this.drawn = { scene, ratio };
    return { x: 0, y: 0 };
  }
}
