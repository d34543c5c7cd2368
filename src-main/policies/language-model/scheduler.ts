import { Worker, type Lease, type WorkerOptions } from './worker';

/** Gives calls to endpoints. */
export interface Scheduler {
  /**
   * Waits for an endpoint that may take a call of about `tokens` tokens: the least busy by weight.
   * Who asked first is served first.
   * @throws the signal's reason when it is aborted
   */
  lease(tokens: number, signal: AbortSignal): Promise<Lease>;
  /** Whether every endpoint has failed more than `times` times in a row. */
  hopeless(times: number): boolean;
}

/** Someone who waits for an endpoint. */
interface Waiting {
  readonly tokens: number;
  readonly take: (lease: Lease) => void;
}

/** Never longer than Node's timers count. */
const LONGEST_WAIT = 2 ** 31 - 1;

export function createScheduler(endpoints: readonly WorkerOptions[]): Scheduler {
  const workers = endpoints.map((options) => new Worker(options));
  const waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;

  const serve = (): void => {
    clearTimeout(timer);
    while (waiting.length > 0) {
      const now = performance.now();
      const [{ tokens, take }] = waiting as [Waiting];
      const free = workers.filter((worker) => worker.free(tokens, now) <= now);
      if (free.length === 0) {
        wakeLater(tokens, now);
        return;
      }
      waiting.shift();
      take(leastBusy(free).take(tokens, now, serve));
    }
  };

  const wakeLater = (tokens: number, now: number): void => {
    const soonest = Math.min(...workers.map((worker) => worker.free(tokens, now)));
    // Otherwise the end of a call serves those who wait.
    if (soonest === Infinity) return;
    timer = setTimeout(serve, Math.min(LONGEST_WAIT, Math.ceil(soonest - now)));
  };

  return {
    lease: (tokens, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const leave = (): void => {
          const place = waiting.indexOf(mine);
          if (place >= 0) waiting.splice(place, 1);
          reject(signal.reason as Error);
          serve();
        };
        const mine: Waiting = {
          tokens,
          take: (lease) => {
            signal.removeEventListener('abort', leave);
            resolve(lease);
          },
        };
        signal.addEventListener('abort', leave, { once: true });
        waiting.push(mine);
        serve();
      }),
    hopeless: (times) => workers.every(({ failures }) => failures > times),
  };
}

function leastBusy(free: readonly Worker[]): Worker {
  return free.reduce((best, worker) =>
    worker.load < best.load || (worker.load === best.load && worker.share < best.share)
      ? worker
      : best,
  );
}
