import type { EndpointSection } from '@shared/experiment/endpoint-section';
import type { EndpointClient, EndpointTraits } from './client';
import { createRateWindow } from './rate-window';

/** An endpoint and the settings that its calls are scheduled by. */
export type WorkerOptions = Pick<
  EndpointSection,
  'model' | 'weight' | 'concurrency' | 'requestsPerMinute' | 'tokensPerMinute'
> & { readonly client: EndpointClient };

/** How a call that was scheduled ended. */
export interface CallEnd {
  /** Whether the endpoint did its work; a refusal of one prompt is no failure of the endpoint. */
  readonly worked: boolean;
  /** Tokens that it took; `null` where unknown. */
  readonly tokens: number | null;
  /** What the endpoint asked to be left alone for, in milliseconds. */
  readonly retryAfter: number | null;
}

/** One call under way. */
export interface Lease {
  readonly worker: Worker;
  end(end: CallEnd): void;
  /** Instead of `end`, for a call that was not made after all. */
  giveBack(): void;
}

/** Failures in a row after which an endpoint is set aside. */
const PATIENCE = 3;
const FIRST_REST = 500;
const LONGEST_REST = 30_000;

/** One endpoint as the scheduler sees it. */
export class Worker {
  readonly traits: EndpointTraits = { many: true, limit: 'max_tokens' };
  readonly client: EndpointClient;
  readonly model: string;
  readonly #weight: number;
  readonly #concurrency: number;
  readonly #requests;
  readonly #tokens;
  #inFlight = 0;
  #served = 0;
  #failures = 0;
  #restsUntil = -Infinity;

  constructor(options: WorkerOptions) {
    this.client = options.client;
    this.model = options.model;
    this.#weight = options.weight;
    this.#concurrency = options.concurrency;
    this.#requests = createRateWindow(options.requestsPerMinute);
    this.#tokens = createRateWindow(options.tokensPerMinute);
  }

  /** Failures since the last success. */
  get failures(): number {
    return this.#failures;
  }

  /** How busy it would be with one call more, by its weight. */
  get load(): number {
    return (this.#inFlight + 1) / this.#weight;
  }

  /** Calls that it had, by its weight: who had least comes first among the equally busy. */
  get share(): number {
    return this.#served / this.#weight;
  }

  /**
   * When it can take a call of about `tokens` tokens, in milliseconds: `now` or earlier if at once,
   * `Infinity` if only after one of its calls has ended.
   */
  free(tokens: number, now: number): number {
    // One that was set aside gets a single call to show that it works again.
    const room = this.#failures >= PATIENCE ? 1 : this.#concurrency;
    if (this.#inFlight >= room) return Infinity;
    const rates = Math.max(this.#requests.free(1, now), this.#tokens.free(tokens, now));
    return Math.max(rates, this.#restsUntil);
  }

  take(tokens: number, now: number, ended: () => void): Lease {
    this.#inFlight += 1;
    this.#served += 1;
    const correctRequests = this.#requests.note(1, now);
    const correct = this.#tokens.note(tokens, now);
    return {
      worker: this,
      end: (end) => {
        this.#inFlight -= 1;
        if (end.tokens !== null) correct(end.tokens);
        this.#judge(end);
        ended();
      },
      giveBack: () => {
        this.#inFlight -= 1;
        this.#served -= 1;
        correctRequests(0);
        correct(0);
        ended();
      },
    };
  }

  #judge({ worked, retryAfter }: CallEnd): void {
    const now = performance.now();
    if (worked) this.#failures = 0;
    else this.#failures += 1;
    if (retryAfter !== null) this.#rest(now + retryAfter);
    if (this.#failures < PATIENCE) return;
    this.#rest(now + Math.min(LONGEST_REST, FIRST_REST * 2 ** (this.#failures - PATIENCE)));
  }

  #rest(until: number): void {
    this.#restsUntil = Math.max(this.#restsUntil, until);
  }
}
