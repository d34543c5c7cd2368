/** Where the fold state of trees is kept between visits. */
const KEY = 'stepq.trees.folded';
/** Trees remembered; the oldest go first. */
const REMEMBERED = 50;

/** Folded nodes of a tree as the person left them. */
export function recallFolded(treeId: number): ReadonlySet<number> {
  return new Set(read().get(treeId) ?? []);
}

/** Keeps the folded nodes of a tree. A window without storage forgets them when it closes. */
export function rememberFolded(treeId: number, folded: ReadonlySet<number>): void {
  const memory = read();
  memory.delete(treeId);
  if (folded.size > 0) memory.set(treeId, [...folded]);
  try {
    globalThis.localStorage?.setItem(KEY, JSON.stringify([...memory].slice(-REMEMBERED)));
  } catch {
    // Full or forbidden: folding still works, it is only not kept.
  }
}

/** Fold states by tree, the latest last. */
function read(): Map<number, readonly number[]> {
  try {
    const entries: unknown = JSON.parse(globalThis.localStorage?.getItem(KEY) ?? '[]');
    return new Map(Array.isArray(entries) ? entries.filter(isEntry) : []);
  } catch {
    return new Map();
  }
}

function isEntry(value: unknown): value is [number, number[]] {
  return (
    Array.isArray(value) &&
    typeof value[0] === 'number' &&
    Array.isArray(value[1]) &&
    value[1].every((id) => Number.isInteger(id))
  );
}
