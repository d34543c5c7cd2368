import type {
  CallFailure,
  CallInput,
  CallOutput,
  CallResult,
  LabQueryName,
  QueryName,
  TaskQueryName,
} from '@shared/ipc/contract';

/** Queries and the calls about the program itself: what may be asked again at any time. */
export type CachedName =
  QueryName | TaskQueryName | LabQueryName | 'shell.info' | 'keys.state' | 'workspace.facts';

/** What is known of one answer. Replaced as a whole, never changed. */
export interface CachedAnswer {
  readonly value: unknown;
  readonly failure: CallFailure | null;
  readonly asking: boolean;
}

interface Entry {
  readonly name: CachedName;
  readonly input: unknown;
  answer: CachedAnswer;
  readonly listeners: Set<() => void>;
  /** Changed since the answer was asked for. */
  stale: boolean;
  askedAt: number;
  timer: ReturnType<typeof setTimeout> | null;
}

type Ask = <Name extends CachedName>(
  name: Name,
  input: CallInput<Name>,
) => Promise<CallResult<Name>>;

/** Least time between two askings of the same question, however many events come in. */
const REST_MS = 400;
/** Answers kept that nobody looks at any more. */
const KEPT = 40;

const unknownYet: CachedAnswer = { value: undefined, failure: null, asking: false };

/**
 * Answers by question. A stale answer stays in view until the new one is there; a failure to ask
 * again keeps the last answer beside it.
 */
export class CallCache {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly ask: Ask,
    private readonly now: () => number = () => performance.now(),
  ) {}

  static key(name: CachedName, input: unknown): string {
    return JSON.stringify([name, input]);
  }

  answer(key: string): CachedAnswer {
    return this.entries.get(key)?.answer ?? unknownYet;
  }

  /** Calls `listener` at each change of the answer, and has it asked for if it is not known. */
  watch<Name extends CachedName>(
    name: Name,
    input: CallInput<Name>,
    listener: () => void,
  ): () => void {
    const key = CallCache.key(name, input);
    const entry = this.entryOf(key, name, input);
    entry.listeners.add(listener);
    if (entry.stale) this.refresh(key);
    return () => {
      entry.listeners.delete(listener);
      this.forgetOld();
    };
  }

  /** Marks the answers that `concerns` picks as out of date; those in view are asked for again. */
  invalidate(concerns: (name: CachedName, input: unknown) => boolean): void {
    for (const [key, entry] of this.entries) {
      if (!concerns(entry.name, entry.input)) continue;
      entry.stale = true;
      if (entry.listeners.size > 0) this.refresh(key);
    }
  }

  private entryOf(key: string, name: CachedName, input: unknown): Entry {
    const known = this.entries.get(key);
    if (known) {
      // Latest used last: forgetting goes from the front.
      this.entries.delete(key);
      this.entries.set(key, known);
      return known;
    }
    const entry: Entry = {
      name,
      input,
      answer: unknownYet,
      listeners: new Set(),
      stale: true,
      askedAt: -Infinity,
      timer: null,
    };
    this.entries.set(key, entry);
    return entry;
  }

  private refresh(key: string): void {
    const entry = this.entries.get(key);
    if (!entry || entry.answer.asking || entry.timer) return;
    const wait = entry.askedAt + REST_MS - this.now();
    if (wait > 0) {
      entry.timer = setTimeout(() => {
        entry.timer = null;
        void this.askAgain(entry);
      }, wait);
    } else void this.askAgain(entry);
  }

  private async askAgain(entry: Entry): Promise<void> {
    entry.askedAt = this.now();
    entry.stale = false;
    publish(entry, { ...entry.answer, asking: true });
    // Both were paired by `watch`.
    const result = await this.ask(entry.name, entry.input as CallInput<CachedName>);
    publish(
      entry,
      result.ok
        ? { value: result.value, failure: null, asking: false }
        : { value: entry.answer.value, failure: result.failure, asking: false },
    );
    if (entry.stale && entry.listeners.size > 0) {
      this.refresh(CallCache.key(entry.name, entry.input));
    }
  }

  private forgetOld(): void {
    const unused = [...this.entries].filter(([, entry]) => entry.listeners.size === 0);
    for (const [key] of unused.slice(0, Math.max(0, unused.length - KEPT))) {
      this.entries.delete(key);
    }
  }
}

function publish(entry: Entry, answer: CachedAnswer): void {
  entry.answer = answer;
  for (const listener of [...entry.listeners]) listener();
}

/** The answer of a call, by type: the cache itself knows it only by its question. */
export function typedValue<Name extends CachedName>(
  answer: CachedAnswer,
): CallOutput<Name> | undefined {
  return answer.value as CallOutput<Name> | undefined;
}
