import { diffWordsWithSpace } from 'diff';

/** A run of text, marked where the other side of the pair says something else. */
export interface MarkedRun {
  readonly text: string;
  readonly marked: boolean;
}

export interface MarkedSides {
  readonly chosen: readonly MarkedRun[];
  readonly rejected: readonly MarkedRun[];
}

/** Texts longer than this together are shown without marks: comparing them would hold the page. */
const COMPARED = 40_000;

/** The words in which two texts differ, marked in both. */
export function markDifferences(chosen: string, rejected: string): MarkedSides {
  if (chosen.length + rejected.length > COMPARED) {
    return { chosen: bare(chosen), rejected: bare(rejected) };
  }
  const left: MarkedRun[] = [];
  const right: MarkedRun[] = [];
  for (const change of diffWordsWithSpace(rejected, chosen)) {
    if (!change.removed) left.push({ text: change.value, marked: change.added });
    if (!change.added) right.push({ text: change.value, marked: change.removed });
  }
  return { chosen: joinMarks(left), rejected: joinMarks(right) };
}

/** Share of the longer text that has to be common for marks to help. */
const ENOUGH = 0.25;

/**
 * As `markDifferences`, for running text: where next to nothing is common, a mark on all of it would
 * only make it harder to read, and there is none.
 */
export function markSentences(chosen: string, rejected: string): MarkedSides {
  const marked = markDifferences(chosen, rejected);
  const common = marked.chosen.reduce(
    (sum, run) => sum + (run.marked ? 0 : run.text.trim().length),
    0,
  );
  if (common >= ENOUGH * Math.max(chosen.length, rejected.length)) return marked;
  return { chosen: bare(chosen), rejected: bare(rejected) };
}

function bare(text: string): readonly MarkedRun[] {
  return text === '' ? [] : [{ text, marked: false }];
}

/** A common run this short between two marks is chance: “I”, a full stop, a space. */
const CHANCE = 2;

/**
 * Two marks with next to nothing between them read as one phrase; white space at the edge of a mark
 * is left bare, so that a mark begins and ends with a word.
 */
function joinMarks(runs: readonly MarkedRun[]): readonly MarkedRun[] {
  const bridged = runs.map((run, i) =>
    run.text.trim().length <= CHANCE && runs[i - 1]?.marked && runs[i + 1]?.marked
      ? { ...run, marked: true }
      : run,
  );
  return mergeEqual(mergeEqual(bridged).flatMap(bareEdges));
}

function bareEdges(run: MarkedRun): readonly MarkedRun[] {
  if (!run.marked) return [run];
  const words = run.text.trim();
  if (words === '') return [{ text: run.text, marked: false }];
  const start = run.text.indexOf(words);
  return [
    { text: run.text.slice(0, start), marked: false },
    { text: words, marked: true },
    { text: run.text.slice(start + words.length), marked: false },
  ];
}

function mergeEqual(runs: readonly MarkedRun[]): readonly MarkedRun[] {
  const merged: MarkedRun[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (run.text === '') continue;
    if (last?.marked === run.marked) {
      merged[merged.length - 1] = { text: last.text + run.text, marked: last.marked };
    } else {
      merged.push(run);
    }
  }
  return merged;
}
