import { setTimeout } from 'node:timers/promises';
import type { EndpointPolicySection } from '@shared/experiment/endpoint-section';
import type { Ledger, LedgerReply } from '@shared/policy/ledger';
import type { BudgetGuard } from './budget';
import { createBusyClock } from './busy-clock';
import type { ChatRequest } from './client';
import { estimateOf } from './estimate';
import { EndpointFault, faultError } from './fault';
import { callOf } from './ledger-call';
import type { ModelReply } from './reply';
import type { DrawRequest } from './request';
import type { Scheduler } from './scheduler';
import type { Lease } from './worker';

/** Neighbouring samples of a draw: `first` to `first + n − 1`. */
interface Run {
  readonly first: number;
  readonly n: number;
}

/** Where calls are made, repeated and put down. */
export interface Desk {
  /**
   * Has the samples put down in the ledger, by as many calls as it takes.
   * @throws CallError when a person has to see to it; the reason of `over` when that is aborted
   */
  fetch(request: DrawRequest, run: Run): Promise<void>;
}

export interface DeskParts {
  readonly section: EndpointPolicySection;
  readonly ledger: Ledger;
  readonly scheduler: Scheduler;
  readonly budget: BudgetGuard;
  /** No call begins after it. */
  readonly over: AbortSignal;
  /** Ends the calls under way. */
  readonly hurry: AbortSignal;
  /** Told in a sentence why nothing may seem to happen for a while. */
  readonly tell: (words: string) => void;
}

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 20_000;
/** A rest that somebody who looks on would wonder about, in milliseconds. */
const LONG_REST = 10_000;

export function createDesk(parts: DeskParts): Desk {
  const { section, ledger, scheduler, budget, over, hurry, tell } = parts;
  const busy = createBusyClock();
  const prices = new Map(section.prices.map((price) => [price.model, price]));
  /** When each endpoint that asked to be left alone may be asked again. */
  const restsUntil = new Map<string, number>();

  const tellOfRest = (endpoint: string, milliseconds: number | null): void => {
    if (milliseconds === null || milliseconds < LONG_REST) return;
    const now = performance.now();
    if (now < (restsUntil.get(endpoint) ?? -Infinity)) return;
    restsUntil.set(endpoint, now + milliseconds);
    const seconds = Math.ceil(milliseconds / 1000);
    tell(
      `The endpoint ${endpoint} asks to be left alone for ${seconds} s. It is asked again then.`,
    );
  };

  /** One call, put down before anybody uses what it gave; `null` if this endpoint wants it split. */
  const call = async (
    request: DrawRequest,
    run: Run,
    attempt: number,
  ): Promise<{ readonly lease: Lease; readonly came: ModelReply | EndpointFault } | null> => {
    const asked = request.chat(run.first, run.n);
    // The price of the dearest endpoint, for which one it will be is not known yet.
    const estimate = estimateOf(asked, section.prices);
    await budget.admit(estimate);
    let lease: Lease | null = null;
    try {
      lease = await scheduler.lease(estimate.tokens, over);
      const { worker } = lease;
      if (run.n > 1 && !worker.traits.many) {
        return null;
      }
      const started = performance.now();
      busy.begin();
      const came = await answered(lease, asked).finally(() => {
        busy.end();
      });
      const milliseconds = Math.round(performance.now() - started);
      const { model, client } = worker;
      const row = callOf(
        { endpoint: client.name, model, attempt, asked: run.n, milliseconds },
        came,
        { estimate, price: prices.get(model), busySeconds: busy.lap() },
      );
      ledger.record(row, request.hash, repliesOf(came, run));
      lease.end({
        worked: !(came instanceof EndpointFault) || came.treatment !== 'retry',
        tokens: came instanceof EndpointFault ? null : row.chargedTokens,
        retryAfter: came instanceof EndpointFault ? came.retryAfter : null,
      });
      const ended = lease;
      lease = null;
      if (came instanceof EndpointFault) tellOfRest(client.name, came.retryAfter);
      return { lease: ended, came };
    } finally {
      // Of a call that had no end, as when nothing could be put down.
      lease?.giveBack();
      budget.settle(estimate);
    }
  };

  const answered = async (
    { worker }: Lease,
    asked: ChatRequest,
  ): Promise<ModelReply | EndpointFault> => {
    try {
      return await worker.client.chat(asked, worker.traits, hurry);
    } catch (error) {
      if (error instanceof EndpointFault) return error;
      throw error;
    }
  };

  const fetch = async (request: DrawRequest, run: Run): Promise<void> => {
    for (let attempt = 1; ; attempt += 1) {
      const done = await call(request, run, attempt);
      if (done === null) return fetchSingly(request, run);
      const { lease, came } = done;
      if (!(came instanceof EndpointFault)) return fetchRest(request, run, lease, came);
      if (adapt(lease, came, run)) continue;
      if (came.treatment === 'give-up') return;
      const last = attempt > section.retries || scheduler.hopeless(section.retries);
      if (came.treatment !== 'retry' || last) throw faultError(lease.worker.client.name, came);
      await pause(attempt, came);
    }
  };

  const fetchSingly = async (request: DrawRequest, { first, n }: Run): Promise<void> => {
    const singles = Array.from({ length: n }, (_, k) => fetch(request, { first: first + k, n: 1 }));
    await Promise.all(singles);
  };

  /** An endpoint may give fewer choices than it was asked for. */
  const fetchRest = async (
    request: DrawRequest,
    { first, n }: Run,
    { worker }: Lease,
    { choices }: ModelReply,
  ): Promise<void> => {
    if (choices.length >= n) return;
    if (choices.length === 1) worker.traits.many = false;
    await fetch(request, { first: first + choices.length, n: n - choices.length });
  };

  const pause = async (attempt: number, { retryAfter }: EndpointFault): Promise<void> => {
    // The endpoint rests by itself then, and another may take the call at once.
    if (retryAfter !== null) return;
    const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1));
    // Spread, lest all that failed together come back together; it changes no result.
    const wait = longest * (0.5 + Math.random() / 2);
    await setTimeout(wait, undefined, { signal: over }).catch(() => {
      over.throwIfAborted();
    });
  };

  return { fetch };
}

/** Learns from a refusal what an endpoint wants; tells whether the call is worth another try. */
function adapt({ worker: { traits } }: Lease, { kind, words }: EndpointFault, { n }: Run): boolean {
  if (kind !== 'refused') return false;
  if (traits.limit === 'max_tokens' && words.includes('max_completion_tokens')) {
    traits.limit = 'max_completion_tokens';
    return true;
  }
  if (n > 1 && traits.many && /\bn\b|number of choices/i.test(words)) {
    traits.many = false;
    return true;
  }
  return false;
}

/** What is put down of a call: its choices, or for each sample that was refused for good nothing. */
function repliesOf(came: ModelReply | EndpointFault, { first, n }: Run): readonly LedgerReply[] {
  if (!(came instanceof EndpointFault)) {
    const { choices, usage } = came;
    return choices.slice(0, n).map(({ text, end }, k) => ({
      sample: first + k,
      text,
      end,
      promptTokens: usage.promptTokens,
      // Told for the whole call: of one reply among several it is not known.
      completionTokens: n === 1 ? usage.completionTokens : null,
    }));
  }
  if (came.kind !== 'content-filter' && came.kind !== 'context-length') return [];
  const end = came.kind;
  return Array.from({ length: n }, (_, k) => ({
    sample: first + k,
    text: '',
    end,
    promptTokens: null,
    completionTokens: null,
  }));
}
