/** Remembers the last answer of a pure function and gives it again for identical arguments. */
export function memoLast<Args extends readonly unknown[], Result>(
  compute: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { readonly args: Args; readonly result: Result } | null = null;
  return (...args) => {
    if (last?.args.every((value, at) => Object.is(value, args[at]))) return last.result;
    const result = compute(...args);
    last = { args, result };
    return result;
  };
}
