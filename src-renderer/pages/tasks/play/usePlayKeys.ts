import { useEffect, useRef } from 'react';
import { playKey, type PlayKey } from '../model/play-keys';

/** The keys of the page, wherever the focus is but in a field or dialog. */
export function usePlayKeys(act: (key: PlayKey) => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = isWritten(event) ? null : playKey(event);
      if (!key || (key === 'play' && opensByEnter(event.target))) return;
      event.preventDefault();
      latest.current(key);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/**
 * Whether a key press is for something that takes text, or for a dialog. The choices of a split take
 * none: after a click on one the keys of the page go on.
 */
function isWritten(event: KeyboardEvent): boolean {
  const written = 'input:not([type="radio"]), textarea, select, [role="dialog"]';
  return (
    event.defaultPrevented ||
    (event.target instanceof Element && event.target.closest(written) !== null)
  );
}

/** Enter on a button or link is for that. */
function opensByEnter(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a') !== null;
}
