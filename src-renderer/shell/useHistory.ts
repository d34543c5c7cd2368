import { useEffect, useRef } from 'react';
import { NavigationType, useLocation, useNavigate, useNavigationType } from 'react-router';

/** Position in the history, as the router keeps it beside each entry. */
function position(): number {
  const state: unknown = window.history.state;
  return typeof state === 'object' &&
    state !== null &&
    'idx' in state &&
    typeof state.idx === 'number'
    ? state.idx
    : 0;
}

/** Back and forward, and whether there is anywhere to go. */
export function useHistory() {
  const navigate = useNavigate();
  const kind = useNavigationType();
  useLocation();
  const at = position();
  const end = useRef(at);
  // Going somewhere new cuts off what was ahead.
  if (kind === NavigationType.Push) end.current = at;
  else end.current = Math.max(end.current, at);
  const canGoBack = at > 0;
  const canGoForward = at < end.current;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === 'ArrowLeft') void navigate(-1);
      if (event.key === 'ArrowRight') void navigate(1);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [navigate]);

  return {
    canGoBack,
    canGoForward,
    back: () => void navigate(-1),
    forward: () => void navigate(1),
  };
}
