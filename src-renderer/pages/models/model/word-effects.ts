import type { CandidateScore, ScoredAction } from '@shared/qmodel/scoring';

/** A piece of a candidate's text; `without` is the candidate with this word left out. */
export interface WordPiece {
  readonly text: string;
  /** `null` for what cannot be left out: the verb, brackets, the line break. */
  readonly without: ScoredAction | null;
}

/** The text of a candidate in pieces, each word of thought and argument one of its own. */
export function wordPieces({ thought, type, argument }: ScoredAction): readonly WordPiece[] {
  const words = (text: string) => text.split(/\s+/).filter(Boolean);
  const leftOut = (all: readonly string[], at: number) => all.filter((_, i) => i !== at).join(' ');
  const thoughts = words(thought);
  const given = words(argument);
  const spaced = (word: string, at: number) => (at === 0 ? word : ` ${word}`);
  return [
    ...thoughts.map((word, at) => ({
      text: spaced(word, at),
      without: { thought: leftOut(thoughts, at), type, argument },
    })),
    ...(thoughts.length > 0 ? [{ text: '\n', without: null }] : []),
    { text: `${type}[`, without: null },
    ...given.map((word, at) => ({
      text: spaced(word, at),
      without: { thought, type, argument: leftOut(given, at) },
    })),
    { text: ']', without: null },
  ];
}

/** The candidates to score for the effect of every word, in the order of the text. */
export function leaveOneOut(pieces: readonly WordPiece[]): readonly ScoredAction[] {
  return pieces.flatMap(({ without }) => (without ? [without] : []));
}

/**
 * The text with what each word adds: Q with it minus Q without it.
 * @param scores Q of `leaveOneOut`, in order; words without a score count as 0
 */
export function wordEffects(
  pieces: readonly WordPiece[],
  q: number,
  scores: readonly number[],
): CandidateScore['tokens'] {
  let at = 0;
  return pieces.map(({ text, without }) => {
    const score = without ? scores[at++] : undefined;
    return { text, contribution: score === undefined ? 0 : q - score };
  });
}
