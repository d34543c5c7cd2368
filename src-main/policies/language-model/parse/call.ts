import { renderAction, type AgentAction } from '@shared/agent/action';

/** A verb with its argument, as an action is sent to an environment. */
export type Call = Pick<AgentAction, 'type' | 'argument'>;

/** How the actions of an environment are written. */
export interface Grammar {
  /** Verbs in lower case; `null` where they are not known. */
  readonly verbs: readonly string[] | null;
  /** Verb under which a line without brackets stands as it is; `null` where that is no action. */
  readonly plain: string | null;
}

const WORD_CALL = /^([a-z][a-z_]{0,39})[ \t]{0,8}\[/i;
const PHRASE_CALL = /^([a-z][a-z_ ]{0,39}?)[ \t]{0,8}\[/i;
const PARENTHESES = /^([a-z][a-z_]{0,39})[ \t]{0,8}\(/i;
/** What cannot belong to an argument that has no end of its own. */
const NEXT_PART = /[ \t*_`]{0,8}\b(?:thought|action|observation)[ \t]*\d{0,3}[*_`]{0,4}[ \t]*:.*$/i;

/**
 * The call that a line begins with, after markdown: `verb[argument]`. The argument ends at the
 * bracket that closes the first; at the last one, or where the line ends, when none does.
 */
export function readCall(line: string): Call | null {
  return callBy(WORD_CALL, line);
}

/**
 * A call in a line that is known to hold the action, with words around it, several words as its
 * verb, or parentheses for brackets.
 */
export function findCall(line: string, { verbs, plain }: Grammar): Call | null {
  const call =
    (verbs && (knownCalls(line, verbs, 1)[0] ?? callInParentheses(line, verbs))) ??
    callBy(PHRASE_CALL, line);
  if (plain === null) return call;
  const text = withoutMarkdown(line.slice(0, lengthBeforeMarks(line)));
  // A sentence with something in brackets in its midst is a sentence.
  return call && text.length <= renderAction(call).length + 1 ? call : plainCall(plain, text);
}

/** The first calls of known verbs, `most` of them, that stand in a line, but not inside an argument. */
export function knownCalls(line: string, verbs: readonly string[], most: number): readonly Call[] {
  const calls: Call[] = [];
  const start = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${verbs.join('|')})[ \\t]{0,8}\\[`, 'giu');
  const shape = shapeOf(line);
  for (let at = start.exec(shape); at && calls.length < most; at = start.exec(shape)) {
    const open = at.index + at[0].length;
    const end = endOf(shape, open);
    const type = at[0].slice(0, -1).trim().toLowerCase();
    calls.push({ type, argument: withoutMarkdown(line.slice(open, end)) });
    start.lastIndex = end;
  }
  return calls;
}

/** Without the white space, stars and backticks around it. */
function withoutMarkdown(text: string): string {
  let bare = text.trim();
  for (const mark of ['**', '__', '`']) {
    if (bare.startsWith(mark) && bare.endsWith(mark) && bare.length > 2 * mark.length) {
      bare = bare.slice(mark.length, -mark.length).trim();
    }
  }
  return bare;
}

function callBy(pattern: RegExp, line: string): Call | null {
  const shape = shapeOf(line);
  const found = pattern.exec(shape);
  if (!found) return null;
  const open = found[0].length;
  const end = endOf(shape, open);
  const type = (found[1] ?? '').trim().toLowerCase();
  return { type, argument: withoutMarkdown(line.slice(open, end)) };
}

function callInParentheses(line: string, verbs: readonly string[]): Call | null {
  const found = PARENTHESES.exec(line);
  const type = found?.[1]?.toLowerCase();
  if (!found || type === undefined || !verbs.includes(type)) return null;
  const end = line.lastIndexOf(')');
  const held = line.slice(found[0].length, end < found[0].length ? undefined : end);
  const quoted = /^\s*(["'])(.*)\1\s*$/.exec(held);
  return { type, argument: (quoted?.[2] ?? held).trim() };
}

function plainCall(type: string, text: string): Call | null {
  return text === '' ? null : { type, argument: text };
}

/** The line with ASCII brackets for full-width ones; of the same length. */
function shapeOf(line: string): string {
  return line.replaceAll('［', '[').replaceAll('］', ']');
}

/** Where the argument that begins at `open` ends. */
function endOf(shape: string, open: number): number {
  let depth = 1;
  for (let i = open; i < shape.length; i += 1) {
    if (shape[i] === '[') depth += 1;
    else if (shape[i] === ']' && (depth -= 1) === 0) return i;
  }
  const rest = shape.slice(open).replace(NEXT_PART, '');
  const last = rest.lastIndexOf(']');
  return open + (last >= 0 ? last : lengthBeforeMarks(rest));
}

function lengthBeforeMarks(text: string): number {
  let length = text.length;
  while (length > 0 && ' \t*_`'.includes(text[length - 1]!)) length -= 1;
  return length;
}
