import { useCallback, useRef, type KeyboardEvent } from 'react';

/** Attributes of one item of a roving list. */
export interface RovingItem {
  readonly tabIndex: 0 | -1;
  readonly 'data-roving': number;
}

/** How far each key goes in a list or grid with `columns` columns. */
function stepOf(key: string, columns: number, size: number): number | 'first' | 'last' | null {
  switch (key) {
    case 'ArrowDown':
      return columns;
    case 'ArrowUp':
      return -columns;
    case 'ArrowRight':
      return columns > 1 ? 1 : null;
    case 'ArrowLeft':
      return columns > 1 ? -1 : null;
    case 'PageDown':
      return Math.min(10 * columns, size);
    case 'PageUp':
      return -Math.min(10 * columns, size);
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    default:
      return null;
  }
}

/**
 * One tab stop for a whole list or grid: arrows, Home, End and Page keys move inside.
 * @param options.at the current item
 * @param options.columns of a grid; 1 for a list
 * @param options.onMove makes another item the current one
 * @param options.onOpen Enter on the current item
 */
export function useRoving(options: {
  readonly size: number;
  readonly at: number;
  readonly columns?: number;
  readonly onMove: (at: number) => void;
  readonly onOpen?: (at: number) => void;
}) {
  const { size, at, columns = 1, onMove, onOpen } = options;
  const container = useRef<HTMLElement | null>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    container.current = element;
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (size === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    // A button or link inside an item keeps its own keys.
    const inside = (event.target as Element).closest('button, a, input, select, textarea');
    if (inside && !inside.hasAttribute('data-roving')) return;
    if (event.key === 'Enter' && onOpen) {
      event.preventDefault();
      onOpen(at);
      return;
    }
    const step = stepOf(event.key, columns, size);
    if (step === null) return;
    event.preventDefault();
    const next = step === 'first' ? 0 : step === 'last' ? size - 1 : at + step;
    if (next < 0 || next >= size) return;
    onMove(next);
    container.current?.querySelector<HTMLElement>(`[data-roving="${next}"]`)?.focus();
  };

  const item = (index: number): RovingItem => ({
    tabIndex: index === Math.min(at, size - 1) ? 0 : -1,
    'data-roving': index,
  });
  return { ref, onKeyDown, item };
}
