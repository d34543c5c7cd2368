import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { cache } from '@renderer/state/cache';
import {
  CallCache,
  typedValue,
  type CachedAnswer,
  type CachedName,
} from '@renderer/state/call-cache';
import type { CallFailure, CallInput, CallOutput } from '@shared/ipc/contract';

/** What a component knows of an answer. */
export interface CallState<Value> {
  /** The latest answer, also while a newer one is on its way. */
  readonly value: Value | undefined;
  readonly failure: CallFailure | null;
  /** Nothing to show yet for longer than a blink (150 ms): time for grey bars. */
  readonly loading: boolean;
  readonly reload: () => void;
}

/** Shorter waits show nothing at all. */
const BLINK_MS = 150;

const nothing: CachedAnswer = { value: undefined, failure: null, asking: false };

/**
 * The answer to a query, kept fresh: asked for when first wanted, shared by all who want it, asked
 * for again when an event of the lab concerns it.
 * @param input what to ask; `null` while there is nothing to ask yet
 * @param options.keep shows the answer to the last question until the new one is answered, for
 * lists that a person filters
 */
export function useCall<Name extends CachedName>(
  name: Name,
  input: CallInput<Name> | null,
  options: { readonly keep?: boolean } = {},
): CallState<CallOutput<Name>> {
  const key = input === null ? null : CallCache.key(name, input);
  const question = useRef(input);
  question.current = input;

  const subscribe = useCallback(
    (listener: () => void) => {
      if (key === null || question.current === null) return () => undefined;
      return cache.watch(name, question.current, listener);
    },
    // The key is the question in one string: an input of equal content is no new question.
    [name, key],
  );
  const answer = useSyncExternalStore(
    subscribe,
    useCallback(() => (key === null ? nothing : cache.answer(key)), [key]),
  );

  const last = useRef<unknown>(undefined);
  if (answer.value !== undefined) last.current = answer.value;
  const shown = answer.value === undefined && options.keep === true ? last.current : answer.value;

  const loading = useLate(key !== null && shown === undefined && answer.failure === null);
  const reload = useCallback(() => {
    cache.invalidate((other, asked) => CallCache.key(other, asked) === key);
  }, [key]);
  return {
    value: typedValue<Name>({ ...answer, value: shown }),
    failure: answer.failure,
    loading,
    reload,
  };
}

/** Whether `waiting` has held for longer than a blink. */
export function useLate(waiting: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) {
      setLate(false);
      return undefined;
    }
    const timer = setTimeout(() => {
      setLate(true);
    }, BLINK_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [waiting]);
  return waiting && late;
}
