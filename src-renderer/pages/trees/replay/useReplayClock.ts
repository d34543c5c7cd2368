import { useEffect } from 'react';
import { useExplorer, useExplorerState } from '../state/explorer-store';
import { advance } from '../state/replay-actions';

/** One phase at speed 1. */
const PHASE_MS = 400;

/** Moves the replay on while it plays. A slow frame delays the next phase instead of skipping it. */
export function useReplayClock(): void {
  const explorer = useExplorer();
  const playing = useExplorerState((state) => state.playing);
  const speed = useExplorerState((state) => state.speed);
  const moment = useExplorerState((state) => state.moment);
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setTimeout(() => advance(explorer), PHASE_MS / speed);
    return () => clearTimeout(timer);
  }, [explorer, playing, speed, moment]);
}
