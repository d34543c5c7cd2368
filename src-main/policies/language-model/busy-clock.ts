/** Measures the time in which at least one call is under way. */
export interface BusyClock {
  begin(): void;
  end(): void;
  /** Seconds of that time since the last lap. */
  lap(): number;
}

export function createBusyClock(now: () => number = () => performance.now()): BusyClock {
  let underWay = 0;
  let since = 0;
  let gathered = 0;
  const gather = (): void => {
    if (underWay > 0) gathered += now() - since;
    since = now();
  };
  return {
    begin: () => {
      gather();
      underWay += 1;
    },
    end: () => {
      gather();
      underWay -= 1;
    },
    lap: () => {
      gather();
      const seconds = gathered / 1000;
      gathered = 0;
      return seconds;
    },
  };
}
