import type { CandidateScore } from '@shared/qmodel/scoring';

/** A token as it is drawn. */
export interface DrawnToken {
  /** White space before the token, which is not coloured. */
  readonly lead: string;
  readonly text: string;
  readonly contribution: number;
  /** Position on the diverging scale, −1 to 1. */
  readonly level: number;
  /** The number is written below: one of the few that matter most. */
  readonly labelled: boolean;
}

/** Tokens whose share of the largest contribution is smaller are not coloured. */
const FAINT = 0.08;
/** A number is written under tokens with at least this share of the largest. */
const LABELLED = 0.6;
const MOST_LABELS = 6;

/** End of the colour scale: the largest contribution, rounded up to one or two digits. */
export function contributionLimit(scores: readonly CandidateScore[]): number {
  const largest = Math.max(
    0,
    ...scores.flatMap((score) => score.tokens.map((token) => Math.abs(token.contribution))),
  );
  return niceLimit(largest);
}

/** A number of one or two digits that is not smaller. */
export function niceLimit(largest: number): number {
  if (!(largest > 0)) return 0.1;
  const power = 10 ** Math.floor(Math.log10(largest));
  const factor = [1, 1.5, 2, 3, 5, 10].find((f) => f * power >= largest - 1e-12) ?? 10;
  return Number((factor * power).toPrecision(2));
}

/** The tokens of a candidate in lines, with their place on a scale that ends at ±`limit`. */
export function tokenLines(
  tokens: CandidateScore['tokens'],
  limit: number,
): readonly (readonly DrawnToken[])[] {
  const sizes = tokens.map((token) => Math.abs(token.contribution)).sort((a, b) => b - a);
  const least = Math.max(LABELLED * limit, sizes[MOST_LABELS - 1] ?? 0);
  const lines: DrawnToken[][] = [[]];
  for (const { text, contribution } of tokens) {
    const level = Math.max(-1, Math.min(1, contribution / limit));
    const [before, ...after] = text.split('\n');
    push(lines, before ?? '', contribution, level, least);
    for (const part of after) {
      lines.push([]);
      // A token that holds a line break is coloured on its first part only: it counts once.
      push(lines, part, before?.trim() ? 0 : contribution, before?.trim() ? 0 : level, least);
    }
  }
  return lines.filter((line) => line.length > 0);
}

function push(
  lines: DrawnToken[][],
  text: string,
  contribution: number,
  level: number,
  least: number,
): void {
  if (text === '') return;
  const body = text.trimStart();
  lines.at(-1)!.push({
    lead: text.slice(0, text.length - body.length),
    text: body,
    contribution,
    level: Math.abs(level) < FAINT ? 0 : level,
    labelled: Math.abs(contribution) >= least && body !== '',
  });
}

/**
 * Contributions of the thought and of the action, which stands in the last line; together they are
 * all of them.
 */
export function splitContributions(tokens: CandidateScore['tokens']): {
  readonly thought: number;
  readonly action: number;
} {
  const first = tokens.findLastIndex(({ text }) => text.includes('\n')) + 1;
  const sum = (part: CandidateScore['tokens']) =>
    part.reduce((total, { contribution }) => total + contribution, 0);
  return { thought: sum(tokens.slice(0, first)), action: sum(tokens.slice(first)) };
}
