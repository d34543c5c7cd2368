import { setMaxListeners } from 'node:events';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { EndpointPolicySection } from '@shared/experiment/endpoint-section';
import type { Ledger, LedgerReply } from '@shared/policy/ledger';
import { CallError } from '@main/rpc/rpc';
import { createBudgetGuard } from './budget';
import type { EndpointClient } from './client';
import type { Complete, Completion } from './contract';
import { createDesk, type Desk } from './desk';
import { drawRequest, splitDrawKey, type DrawRequest } from './request';
import { createScheduler } from './scheduler';

/** What replies are made of. */
export interface CompleteParts {
  readonly section: EndpointPolicySection;
  /** One for each endpoint of the section, in its order. */
  readonly clients: readonly EndpointClient[];
  readonly ledger: Ledger;
  /** Told in a sentence why nothing may seem to happen for a while. */
  readonly tell?: (words: string) => void;
}

/** The way to replies, while an experiment runs. */
export interface OpenComplete {
  readonly complete: Complete;
  /**
   * Begins no further call and waits for those under way, whose replies are still put down, but not
   * longer than `milliseconds`; what is under way then is given up.
   */
  close(milliseconds: number): Promise<void>;
}

/**
 * Opens the way from messages to replies: each reply is looked for in the ledger first, and asked
 * for only if it is not there. A sample that is asked for twice at the same time is asked for once.
 * After the first failure that only a person can mend, no further call begins.
 */
export function openComplete({ section, clients, ledger, tell }: CompleteParts): OpenComplete {
  const over = new AbortController();
  const hurry = new AbortController();
  // As many listen as there are calls under way or waiting.
  setMaxListeners(0, over.signal, hurry.signal);
  const desk = createDesk({
    section,
    ledger,
    scheduler: createScheduler(
      section.endpoints.map((endpoint, index) => ({ ...endpoint, client: clients[index]! })),
    ),
    budget: createBudgetGuard(section.budget, () => ledger.used(), over.signal),
    over: over.signal,
    hurry: hurry.signal,
    tell: tell ?? (() => undefined),
  });
  const queues = new Map<string, Promise<void>>();
  const underWay = new Set<Promise<unknown>>();

  /** One after another for each request, so that the second finds what the first was given. */
  const inTurn = (hash: string, work: () => Promise<void>): Promise<void> => {
    const before = queues.get(hash) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(work);
    queues.set(hash, mine);
    const done = mine
      .catch((error: unknown) => {
        if (error instanceof CallError) over.abort(error);
      })
      .finally(() => {
        underWay.delete(done);
        if (queues.get(hash) === mine) queues.delete(hash);
      });
    underWay.add(done);
    return mine;
  };

  return {
    complete: async (messages, { drawKeys, decoding, signal }) => {
      signal?.throwIfAborted();
      over.signal.throwIfAborted();
      const wanted = drawKeys.map(splitDrawKey);
      const requests = new Map<string, DrawRequest>();
      for (const { draw } of wanted) {
        if (!requests.has(draw)) {
          requests.set(draw, drawRequest(section, messages, decoding, draw));
        }
      }
      const fetched = [...requests].map(([draw, request]) => {
        const samples = wanted.filter((one) => one.draw === draw).map(({ sample }) => sample);
        return inTurn(request.hash, () => fetchMissing(desk, ledger, request, samples, signal));
      });
      await unlessGone(Promise.all(fetched), signal);
      return wanted.map(({ draw, sample }) =>
        completionOf(ledger.find(requests.get(draw)!.hash), sample),
      );
    },
    close: async (milliseconds) => {
      over.abort(new Error('No further call is made: the run is over.'));
      const enough = new AbortController();
      await Promise.race([
        Promise.all(underWay),
        setTimeout(milliseconds, undefined, { signal: enough.signal }).catch(() => undefined),
      ]);
      enough.abort();
      hurry.abort(new Error('The call was given up: the run is over.'));
      await Promise.all(underWay);
    },
  };
}

/** Asks for the samples that the ledger does not hold, neighbours together. */
async function fetchMissing(
  desk: Desk,
  ledger: Ledger,
  request: DrawRequest,
  samples: readonly number[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const there = new Set(ledger.find(request.hash).map(({ sample }) => sample));
  const missing = [...new Set(samples)].filter((sample) => !there.has(sample));
  if (missing.length === 0) return;
  // Who asked may have gone while this waited for its turn: then nothing is paid.
  signal?.throwIfAborted();
  await Promise.all(runsOf(missing).map((run) => desk.fetch(request, run)));
  // The call that takes this one's place goes out first; then whoever asked computes with the reply.
  await setImmediate();
}

/** Numbers as runs of neighbours: 0, 1, 4 are 0 to 1 and 4. */
function runsOf(numbers: readonly number[]): { readonly first: number; readonly n: number }[] {
  const runs: { first: number; n: number }[] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last.first + last.n === number) last.n += 1;
    else runs.push({ first: number, n: 1 });
  }
  return runs;
}

function completionOf(replies: readonly LedgerReply[], sample: number): Completion {
  const reply = replies.find((one) => one.sample === sample);
  if (!reply) throw new Error(`Sample ${sample} was put down but is not there.`);
  const { text, promptTokens, completionTokens } = reply;
  return { text, promptTokens, completionTokens };
}

/** Waits no longer than the one who asked; what is asked goes on without it. */
async function unlessGone(work: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) {
    await work;
    return;
  }
  let leave = (): void => {};
  const gone = new Promise<never>((_resolve, reject) => {
    leave = () => {
      reject(signal.reason as Error);
    };
  });
  signal.addEventListener('abort', leave, { once: true });
  try {
    await Promise.race([gone, work]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
