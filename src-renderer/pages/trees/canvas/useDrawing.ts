import { useEffect, type RefObject } from 'react';
import { drawTree } from '../draw/draw-tree';
import type { TreePalette } from '../draw/palette';
import { shiftBetween } from '../draw/roomy-scene';
import type { TreeScene } from '../draw/scene';
import type { Explorer } from '../state/explorer-store';
import { MovingPicture } from './moving-picture';

/** Rest after which a picture that was moved about is drawn for the place where it came to stand. */
const REST_MS = 120;

/**
 * Draws the explorer's scene into a canvas, at most once a frame, whenever its state changes. While
 * nothing but the place changes, the picture as it is moves.
 */
export function useDrawing(
  canvas: RefObject<HTMLCanvasElement | null>,
  explorer: Explorer,
  palette: TreePalette,
): void {
  useEffect(() => {
    let frame = 0;
    let rest: ReturnType<typeof setTimeout> | undefined;
    let last: TreeScene | null = null;
    const picture = new MovingPicture();
    const draw = () => {
      frame = 0;
      clearTimeout(rest);
      const scene = explorer.derived.scene(explorer.store.getState(), palette);
      const surface = canvas.current && sharpContext(canvas.current);
      if (!scene || !surface) return;
      const shift = last && shiftBetween(last, scene);
      last = scene;
      if (shift && (shift.x !== 0 || shift.y !== 0)) {
        picture.draw(surface, scene, window.devicePixelRatio || 1);
        rest = setTimeout(schedule, REST_MS);
      } else drawTree(surface, scene);
    };
    const schedule = () => {
      frame ||= requestAnimationFrame(draw);
    };
    const unsubscribe = explorer.store.subscribe(schedule);
    // Letters measured before their font is there would be drawn with another.
    document.fonts.addEventListener('loadingdone', schedule);
    schedule();
    return () => {
      unsubscribe();
      document.fonts.removeEventListener('loadingdone', schedule);
      cancelAnimationFrame(frame);
      clearTimeout(rest);
    };
  }, [canvas, explorer, palette]);
}

/** The context of a canvas whose pixels are those of the screen, scaled to CSS pixels. */
export function sharpContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const context = canvas.getContext('2d', { alpha: false });
  const ratio = window.devicePixelRatio || 1;
  const width = Math.round(canvas.clientWidth * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}
