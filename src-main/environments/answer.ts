/** What is there at once, or will be: an environment on this machine answers, one far away promises. */
export type Answer<T> = T | Promise<T>;

/**
 * Uses an answer when it is there. One that is there already is used at once, without a turn of the
 * event loop: searches of environments on this machine make ten thousand steps a second.
 */
export function answered<T, Result>(
  answer: Answer<T>,
  use: (value: T) => Answer<Result>,
): Answer<Result> {
  return answer instanceof Promise ? answer.then(use) : use(answer);
}

/**
 * The answer, waited for no longer than `signal` allows.
 * @throws the signal's reason when it is aborted first, and whatever the answer fails with
 */
export async function unlessAborted<T>(answer: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return answer;
  let giveUp = (): void => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    giveUp = () => {
      reject(signal.reason as Error);
    };
  });
  if (signal.aborted) giveUp();
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([aborted, answer]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
