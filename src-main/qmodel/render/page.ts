import type { ScoringContext } from '@shared/qmodel/scoring';
import { coverageOf } from '@main/qmodel/render/coverage';
import { phraseOf, type Wanted } from '@main/qmodel/render/instruction';
import { contentStems } from '@main/qmodel/render/words';

/** What the agent saw last, compared with the instruction. */
export interface PageMatch {
  /** Stems of the page. */
  readonly stems: ReadonlySet<string>;
  /** Largest recall of the instruction among the pieces of the page, in [0, 1]. */
  readonly bestRecall: number;
  /** Labels that stand as phrases in the instruction and were not chosen before, in lower case. */
  readonly openLabels: ReadonlySet<string>;
  /** Stems of the open labels. */
  readonly openStems: ReadonlySet<string>;
  /** How many labels of the instruction were chosen before. */
  readonly chosenLabels: number;
}

/** Longer pieces are sentences, not labels (UTF-16 units). */
const LONGEST_LABEL = 80;

/**
 * Reads the latest observation that shows something: one of several pieces, which stand on lines of
 * their own or between ` [SEP] `. An answer of one piece (a refusal, say) leaves the page before in
 * place. The instruction itself, where a page repeats it, does not count.
 */
export function readPage(wanted: Wanted, context: ScoringContext): PageMatch {
  const observations = [
    context.initialObservation,
    ...context.history.map(({ observation }) => observation),
  ].map(piecesOf);
  const shown = observations.findLast((pieces) => pieces.length > 1) ?? observations.at(-1) ?? [];
  const pieces = shown.filter((piece) => piece !== wanted.text.trim());
  const labels = wantedLabels(wanted, pieces);
  const done = new Set(context.history.map(({ action }) => keyOf(action.argument)));
  const open = labels.filter((label) => !done.has(label));
  return {
    stems: new Set(pieces.flatMap(contentStems)),
    bestRecall: pieces.reduce((best, piece) => Math.max(best, coverageOf(wanted, piece).recall), 0),
    openLabels: new Set(open),
    openStems: new Set(open.flatMap(contentStems)),
    chosenLabels: labels.length - open.length,
  };
}

/** How labels and arguments are compared. */
export function keyOf(label: string): string {
  return label.toLowerCase().trim();
}

function piecesOf(observation: string): readonly string[] {
  return observation
    .split(/\s*\[SEP\]\s*|\n/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

/**
 * The labels that stand as phrases in the instruction. Each place of the instruction is given to
 * the longest label: `x-large` does not ask for `large`.
 */
function wantedLabels(wanted: Wanted, pieces: readonly string[]): readonly string[] {
  let rest = wanted.phrases;
  return [...new Set(pieces.filter(({ length }) => length <= LONGEST_LABEL).map(keyOf))]
    .filter((label) => contentStems(label).length > 0)
    .map((label) => ({ label, phrase: phraseOf(label) }))
    .sort((a, b) => b.phrase.length - a.phrase.length)
    .filter(({ phrase }) => {
      const stands = rest.includes(phrase);
      rest = rest.replaceAll(phrase, ' | ');
      return stands;
    })
    .map(({ label }) => label);
}
