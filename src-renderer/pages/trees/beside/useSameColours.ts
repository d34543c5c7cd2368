import { useEffect } from 'react';
import type { Explorer } from '../state/explorer-store';

/** Lets two explorers colour by the same reading: side by side nothing else could be compared. */
export function useSameColours(first: Explorer, second: Explorer, together: boolean): void {
  useEffect(() => {
    if (!together) return undefined;
    const follow = (leader: Explorer, follower: Explorer) => {
      const { colour } = leader.store.getState();
      if (follower.store.getState().colour !== colour) follower.store.setState({ colour });
    };
    follow(first, second);
    const ends = [
      first.store.subscribe(() => follow(first, second)),
      second.store.subscribe(() => follow(second, first)),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [first, second, together]);
}
