/** A piece of a text that somebody else wrote. */
export interface TextPiece {
  /**
   * `separator` parts an observation; `unseen` names characters that draw nothing or turn the
   * direction of others, which are never put on the page themselves.
   */
  readonly kind: 'text' | 'separator' | 'unseen';
  readonly text: string;
}

/** The pieces between two separators, the separator before them included. */
export type TextLine = readonly TextPiece[];

const SEPARATOR = '[SEP]';
/**
 * Controls, format characters such as those that turn direction, odd line ends and halves of pairs.
 * Line ends, tabs, soft hyphens and the joiners of emoji and scripts stay as they are.
 */
const UNSEEN = /(?!\r?\n|\t|\u00ad|\u200c|\u200d)([\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}])\1*/gu;

/**
 * An observation in lines, broken before each separator and nowhere else. The pieces put together
 * are the observation itself, but for the characters that are named.
 */
export function observedLines(text: string): readonly TextLine[] {
  return text.split(SEPARATOR).flatMap((part, at): TextLine[] => {
    const pieces = safePieces(part);
    if (at > 0) return [[{ kind: 'separator', text: SEPARATOR }, ...pieces]];
    return pieces.length > 0 ? [pieces] : [];
  });
}

/** A text with what is not seen named: `U+202E`, `U+0000 × 12`. */
export function safePieces(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(UNSEEN)) {
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    pieces.push({ kind: 'unseen', text: nameOf(match[0], match[1]!) });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}

/** The beginning of a long text in one line, for places that have no more room. */
export function beginning(text: string, most: number): string {
  const start = text.slice(0, most).replace(/\s+/g, ' ');
  return text.length > most ? `${start}…` : start;
}

function nameOf(run: string, one: string): string {
  const code = (one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const times = run.length / one.length;
  return times === 1 ? `U+${code}` : `U+${code} × ${times}`;
}
