import { useEffect } from 'react';
import { isTaken } from '@renderer/components/is-taken';
import type { Explorer } from './state/explorer-store';
import { leaveReplay, stepIteration, togglePlay } from './state/replay-actions';
import { goToHit, search } from './state/search-actions';
import { toggleFold, walk } from './state/tree-actions';
import { fit, zoomStep } from './state/view-actions';

/** What each key does; `false` when it has nothing to do just now. */
type KeyActions = Readonly<Record<string, (explorer: Explorer, event: KeyboardEvent) => boolean>>;

const done = (): true => true;

const anywhere: KeyActions = {
  '[': (explorer) => (stepIteration(explorer, -1), done()),
  ']': (explorer) => (stepIteration(explorer, 1), done()),
  f: (explorer) => (fit(explorer), done()),
  '+': (explorer) => (zoomStep(explorer, 1), done()),
  '=': (explorer) => (zoomStep(explorer, 1), done()),
  '-': (explorer) => (zoomStep(explorer, -1), done()),
  '−': (explorer) => (zoomStep(explorer, -1), done()),
  o: toggle('outline'),
  c: (explorer) => {
    explorer.store.setState({ tab: 'Summary' });
    return toggle('comparing')(explorer);
  },
  n: (explorer, event) => {
    if (explorer.store.getState().terms.length === 0) return false;
    goToHit(explorer, event.shiftKey ? -1 : 1);
    return true;
  },
  '/': () => {
    const input = document.querySelector<HTMLInputElement>('[data-tree-search]');
    input?.focus();
    input?.select();
    return input !== null;
  },
  escape: (explorer) => {
    const { moment, query, comparing } = explorer.store.getState();
    if (comparing) explorer.store.setState({ comparing: false });
    else if (moment) leaveReplay(explorer);
    else if (query) search(explorer, '');
    else return false;
    return true;
  },
};

/** Keys that a button, a list or a slider needs itself while it has the focus. */
const onPicture: KeyActions = {
  arrowleft: (explorer) => (walk(explorer, 'parent'), done()),
  arrowright: (explorer) => (walk(explorer, 'child'), done()),
  arrowup: (explorer) => (walk(explorer, 'previous'), done()),
  arrowdown: (explorer) => (walk(explorer, 'next'), done()),
  ' ': (explorer) => (togglePlay(explorer), done()),
  enter: (explorer) => {
    const { selected } = explorer.store.getState();
    if (selected !== null) toggleFold(explorer, selected);
    return true;
  },
};

/** The keys of the tree. They come before the window's own, of which `N` means something else. */
export function useExplorerKeys(explorer: Explorer): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
      const key = event.key.toLowerCase();
      const action = anywhere[key] ?? (isPicture(event.target) ? onPicture[key] : undefined);
      if (action?.(explorer, event) === true) event.preventDefault();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [explorer]);
}

/** Whether the focus is on the picture itself or on nothing in particular. */
function isPicture(target: EventTarget | null): boolean {
  const element = target as Element | null;
  return (
    element === document.body ||
    element?.tagName === 'MAIN' ||
    element?.hasAttribute('data-tree-pane') === true
  );
}

function toggle(part: 'outline' | 'comparing'): (explorer: Explorer) => boolean {
  return ({ store }) => {
    store.setState((state) => ({ [part]: !state[part] }));
    return true;
  };
}
