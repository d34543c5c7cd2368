import { useEffect, useRef, type PointerEvent } from 'react';
import { drawMinimap, minimapScale } from '../draw/minimap';
import type { TreePalette } from '../draw/palette';
import { HEADER } from '../draw/scene';
import { useDerived, useExplorer, useExplorerState } from '../state/explorer-store';
import { jumpTo } from '../state/view-actions';
import { sharpContext } from './useDrawing';
import classes from './Minimap.module.css';

const SIZE = { width: 182, height: 118 };
/** The viewport's outline stays inside the minimap and never becomes a line. */
const LEAST = 6;

/**
 * The whole tree as dots, with the part that the pane shows; drag to go elsewhere. It is not there
 * while the pane shows everything: it would only cover some of it.
 */
export function Minimap({ palette }: { readonly palette: TreePalette }) {
  const partial = useDerived((derived, state) => !derived.showsAll(state));
  return partial ? <Dots palette={palette} /> : null;
}

function Dots({ palette }: { readonly palette: TreePalette }) {
  const explorer = useExplorer();
  const canvas = useRef<HTMLCanvasElement>(null);
  const layout = useDerived((derived, state) => derived.layout(state));
  const stats = useDerived((derived, state) => derived.stats(state));
  const columns = useDerived((derived, state) => derived.columns(state));
  const colour = useExplorerState((state) => state.colour);

  useEffect(() => {
    const scene = explorer.derived.scene(explorer.store.getState(), palette);
    const surface = canvas.current && sharpContext(canvas.current);
    if (scene && surface) drawMinimap(surface, scene, SIZE);
    // Everything that the dots depend on; the view is not part of it.
  }, [explorer, palette, layout, stats, columns, colour]);

  const goTo = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    const state = explorer.store.getState();
    const scene = explorer.derived.scene(state, palette);
    if (!scene) return;
    const { view, size } = scene;
    const to = minimapScale(scene, SIZE).at(event.clientX - box.left, event.clientY - box.top);
    jumpTo(explorer, {
      ...view,
      x: size.width / 2 - to.column * view.stretch,
      y: HEADER + (size.height - HEADER) / 2 - to.row * view.rowHeight,
    });
  };

  return (
    <div
      className={classes.minimap}
      data-floating
      data-minimap
      aria-hidden="true"
      onPointerDown={goTo}
      onPointerMove={goTo}
    >
      <canvas ref={canvas} className={classes.canvas} />
      <Viewport palette={palette} />
    </div>
  );
}

/** The outline of what the pane shows. */
function Viewport({ palette }: { readonly palette: TreePalette }) {
  const { derived } = useExplorer();
  const state = useExplorerState((all) => all);
  const scene = derived.scene(state, palette);
  if (!scene) return null;
  const { viewport } = minimapScale(scene, SIZE);
  const left = Math.min(SIZE.width - LEAST, Math.max(1, viewport.left));
  const top = Math.min(SIZE.height - LEAST, Math.max(1, viewport.top));
  const right = Math.max(left + LEAST, Math.min(SIZE.width - 1, viewport.left + viewport.width));
  const bottom = Math.max(top + LEAST, Math.min(SIZE.height - 1, viewport.top + viewport.height));
  return (
    <div
      className={classes.viewport}
      style={{ left, top, width: right - left, height: bottom - top }}
    />
  );
}
