import { drawTree } from '../draw/draw-tree';
import { HEADER, type TreeScene } from '../draw/scene';
import { SvgSurface } from '../draw/svg-surface';
import { PADDING } from '../model/view';

/** Rows of a whole tree are drawn at least this tall, so that every mark is full. */
const ROW = 5;
/** No picture gets more pixels along an edge: beyond it browsers give up a canvas. */
const LONGEST_EDGE = 16_000;
/** Pixels per point of a saved picture, where they fit. */
const SHARPNESS = 2;

/** The scene grown to hold its whole tree, nothing selected. */
export function wholeTree(scene: TreeScene): TreeScene {
  const { layout, columns } = scene;
  const rows = Math.max(1, layout.bottom - layout.top);
  const rowHeight = Math.min(
    Math.max(ROW, Math.min(scene.view.rowHeight, 20)),
    (LONGEST_EDGE - HEADER - PADDING.top - PADDING.bottom) / rows,
  );
  const height = Math.ceil(rows * rowHeight + HEADER + PADDING.top + PADDING.bottom);
  const width = Math.ceil((columns[layout.depth] ?? 0) + PADDING.left + PADDING.right + 80);
  return {
    ...scene,
    hovered: null,
    size: { width, height },
    view: {
      rowHeight,
      stretch: 1,
      x: PADDING.left,
      y: HEADER + PADDING.top - layout.top * rowHeight,
    },
  };
}

/** The picture as an SVG document. */
export function drawSvg(scene: TreeScene, title: string): string {
  const surface = new SvgSurface();
  drawTree(surface, scene);
  return surface.toString(scene.size.width, scene.size.height, title);
}

/** The picture as a PNG file. */
export async function drawPng(scene: TreeScene): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = scene.size;
  const scale = Math.min(SHARPNESS, LONGEST_EDGE / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('The window has no canvas to draw the picture on.');
  context.scale(scale, scale);
  drawTree(context, scene);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}
