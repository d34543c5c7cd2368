import { useEffect, useRef, useState, type MouseEvent, type PointerEvent } from 'react';
import { nodeAt } from '../draw/hit-test';
import { useExplorer, useExplorerState } from '../state/explorer-store';
import { select, toggleFold } from '../state/tree-actions';
import { resize } from '../state/view-actions';
import { Minimap } from './Minimap';
import { NodeTooltip } from './NodeTooltip';
import { useDrawing } from './useDrawing';
import { useGestures } from './useGestures';
import { usePalette } from './usePalette';
import { ZoomButtons } from './ZoomButtons';
import classes from './TreeCanvas.module.css';

/** The picture of the tree, with everything that floats above it. */
export function TreeCanvas() {
  const explorer = useExplorer();
  const palette = usePalette();
  const pane = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pointer, setPointer] = useState({ x: 0, y: 0 });
  const hovered = useExplorerState((state) => state.hovered);
  const nodes = useExplorerState((state) => state.tree?.index.size ?? 0);
  useDrawing(canvas, explorer, palette);
  useGestures(pane, explorer);
  usePaneSize(pane);

  const find = (event: MouseEvent): number | null => {
    const box = pane.current?.getBoundingClientRect();
    const scene = explorer.derived.scene(explorer.store.getState(), palette);
    if (!box || !scene || isFloating(event)) return null;
    return nodeAt(scene, event.clientX - box.left, event.clientY - box.top);
  };
  const onPointerMove = (event: PointerEvent) => {
    const over = event.buttons === 0 ? find(event) : null;
    const box = pane.current?.getBoundingClientRect();
    if (over !== null && box) {
      setPointer({ x: event.clientX - box.left, y: event.clientY - box.top });
    }
    if (over !== explorer.store.getState().hovered) explorer.store.setState({ hovered: over });
  };
  const onClick = (event: MouseEvent) => {
    const node = find(event);
    if (node !== null) select(explorer, node);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const node = find(event);
    if (node !== null) toggleFold(explorer, node);
  };

  return (
    <div
      ref={pane}
      className={classes.pane}
      tabIndex={0}
      role="application"
      aria-roledescription="picture of a tree"
      aria-label={`Search tree, ${nodes.toLocaleString('en-US')} nodes. Arrow keys walk it, Enter folds.`}
      data-tree-pane
      data-on-node={hovered !== null || undefined}
      onPointerDown={() => pane.current?.focus({ preventScroll: true })}
      onPointerMove={onPointerMove}
      onPointerLeave={() => explorer.store.setState({ hovered: null })}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
    >
      <canvas ref={canvas} className={classes.canvas} aria-hidden="true" />
      <ZoomButtons />
      <Minimap palette={palette} />
      {hovered !== null && <NodeTooltip id={hovered} at={pointer} />}
    </div>
  );
}

/** Tells the explorer how large its pane is. */
function usePaneSize(pane: React.RefObject<HTMLDivElement | null>): void {
  const explorer = useExplorer();
  useEffect(() => {
    const element = pane.current;
    if (!element) return undefined;
    const measure = () => {
      resize(explorer, { width: element.clientWidth, height: element.clientHeight });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => {
      observer.disconnect();
    };
  }, [pane, explorer]);
}

function isFloating(event: MouseEvent): boolean {
  return (event.target as Element).closest('[data-floating]') !== null;
}
