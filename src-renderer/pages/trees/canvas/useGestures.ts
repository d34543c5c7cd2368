import { select } from 'd3-selection';
import { zoom, zoomIdentity, type D3ZoomEvent, type ZoomTransform } from 'd3-zoom';
import { useEffect, type RefObject } from 'react';
import type { Explorer } from '../state/explorer-store';
import { pan, zoomAround } from '../state/view-actions';

/** A click may shake by this many pixels before it counts as a drag. */
const SHAKE = 4;
/** d3 only counts here; the view keeps its own limits. */
const UNLIMITED: [number, number] = [1e-9, 1e9];

/** Lets wheel, pinch and drag on an element move the explorer's view. */
export function useGestures(element: RefObject<HTMLElement | null>, explorer: Explorer): void {
  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    let last: ZoomTransform = zoomIdentity;
    const behaviour = zoom<HTMLElement, unknown>()
      .scaleExtent(UNLIMITED)
      .clickDistance(SHAKE)
      .filter((event: MouseEvent) => event.button === 0 && !isControl(event.target, target))
      .on('zoom', ({ transform }: D3ZoomEvent<HTMLElement, unknown>) => {
        follow(explorer, last, transform);
        last = transform;
      });
    const selection = select<HTMLElement, unknown>(target);
    selection.call(behaviour).on('dblclick.zoom', null);
    return () => {
      selection.on('.zoom', null);
    };
  }, [element, explorer]);
}

/** Does to the view what a gesture did to d3's transform. */
function follow(explorer: Explorer, from: ZoomTransform, to: ZoomTransform): void {
  const factor = to.k / from.k;
  if (Math.abs(factor - 1) < 1e-9) return pan(explorer, to.x - from.x, to.y - from.y);
  // The one point that the zoom left where it was.
  const x = (to.x - factor * from.x) / (1 - factor);
  const y = (to.y - factor * from.y) / (1 - factor);
  zoomAround(explorer, factor, { x, y });
}

/** Whether a gesture began on a button or the minimap that floats above the canvas. */
function isControl(start: EventTarget | null, target: HTMLElement): boolean {
  const control = (start as Element | null)?.closest('[data-floating]');
  return control != null && target.contains(control);
}
