import { useEffect, useRef } from 'react';
import type { BridgeEventName, BridgeEvents } from '@shared/ipc/events';

/** Calls the latest `listener` at each event while the component is there. */
export function useBridgeEvent<Name extends BridgeEventName>(
  name: Name,
  listener: (event: BridgeEvents[Name]) => void,
): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(
    () =>
      window.stepq.on(name, (event) => {
        latest.current(event);
      }),
    [name],
  );
}
