/** How SQL tells whether a text holds a word, ignoring case. */
export interface TextMatch {
  /** A condition on an SQL expression, with one question mark. */
  readonly on: (text: string) => string;
  /** What the question mark stands for. */
  readonly value: string;
}

/** SQLite's own LIKE takes a third of the time, but ignores the case of ASCII letters only. */
export function textMatch(word: string): TextMatch {
  if (!/^[\x20-\x7e]*$/.test(word)) return { on: (text) => `holds(${text}, ?)`, value: word };
  return {
    on: (text) => `${text} LIKE ? ESCAPE '\\'`,
    value: `%${word.replace(/[\\%_]/g, '\\$&')}%`,
  };
}
