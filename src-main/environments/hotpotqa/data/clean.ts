/**
 * Marks that steer the direction of writing. They are invisible, stand in the articles by accident
 * only, and would make two texts unequal that look equal.
 */
export const DIRECTION_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** A text without direction marks, each run of white space and control characters one space. */
export function cleanText(text: string): string {
  return text
    .replace(DIRECTION_MARKS, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
};

/**
 * A title as people write it. The official files write titles, and nothing else, as HTML does:
 * `Simon &amp; Simon`.
 */
export function cleanTitle(title: string): string {
  return cleanText(
    title.replace(/&(?:#(\d{1,6})|([a-z]{2,4}));/g, (whole, code?: string, name?: string) => {
      if (code !== undefined) return String.fromCodePoint(Number(code));
      return NAMED[name ?? ''] ?? whole;
    }),
  );
}
