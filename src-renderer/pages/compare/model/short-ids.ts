/**
 * How much of the task ids can go because all have it: up to the last sign before the first
 * difference that is neither letter nor digit.
 */
export function sharedPrefix(ids: readonly string[]): string {
  const [first, ...others] = ids;
  if (first === undefined || others.length === 0) return '';
  let length = first.length;
  for (const id of others) {
    let same = 0;
    while (same < length && id[same] === first[same]) same += 1;
    length = same;
  }
  return /^.*[^a-z0-9]/is.exec(first.slice(0, length))?.[0] ?? '';
}
