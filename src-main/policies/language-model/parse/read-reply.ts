import { INVALID_ACTION_TYPE } from '@shared/agent/action';
import type { ReadReply } from '@main/policies/language-model/contract';
import {
  findCall,
  knownCalls,
  readCall,
  type Call,
  type Grammar,
} from '@main/policies/language-model/parse/call';

/** `Action:`, `action 2:`, `**Action**:`, whatever its case. */
const LABEL = /action[ \t]{0,4}\d{0,3}[ \t*_`]{0,8}[:：]/gi;
/** A label that leads its line, markdown and numbering aside. */
const LEADING = /(?:^|\n)[ \t>*_`#•\-\d.)("“]{0,24}$/;
/** Characters before a label that are looked at for that. */
const BEFORE = 26;
/** Characters that are read, and labels that are tried: more than any action comes after. */
const MOST_CHARACTERS = 100_000;
const MOST_LABELS = 100;
/** What may stand between a label and its call: markdown, line ends, the head of a code block. */
const GAP = /(?:```[a-z]*[ \t]*\n|[\s*_`>])*/iy;
const LINE_MARKS = /^(?:[\s>*_`#•"“-]|\d{1,3}[.)])*/;
/** How some agent programs write the argument: on a line of its own. */
const INPUT = /^[\s*_`>]*action[ \t]+input[ \t*_`]*[:：][ \t*_`]*(.*)$/im;

/**
 * Makes what reads the replies of a language model: `Thought: … Action: type[argument]` with what
 * models make of it: another case, markdown, code blocks, several actions (the first counts), a
 * bracket that is not closed, reasoning between `<think>` tags (which does not count), no label at
 * all. Where there is no action the type is `invalid`; `raw` is always the reply as it came.
 */
export function createReadReply(grammar: Grammar): ReadReply {
  return (raw) => {
    const reply = withoutReasoning(raw)
      .slice(0, MOST_CHARACTERS)
      .replace(/\\([[\]])/g, '$1');
    const found = labelled(reply, grammar) ?? unlabelled(reply, grammar);
    if (!found) {
      return { thought: thoughtOf(reply), type: INVALID_ACTION_TYPE, argument: '', raw };
    }
    return { thought: thoughtOf(reply.slice(0, found.at)), ...found.call, raw };
  };
}

/** A call and where what belongs to it begins. */
interface Found {
  readonly call: Call;
  readonly at: number;
}

function labelled(reply: string, grammar: Grammar): Found | null {
  let tried = 0;
  for (const label of reply.matchAll(LABEL)) {
    const before = reply.slice(Math.max(0, label.index - BEFORE), label.index);
    if (/[\p{L}\p{N}]$/u.test(before)) continue;
    if ((tried += 1) > MOST_LABELS) break;
    const marks = LEADING.exec(label.index > BEFORE ? before : `\n${before}`)?.[0];
    const end = label.index + label[0].length;
    const call = callAfter(reply, end, grammar, marks !== undefined);
    if (call) return { call, at: label.index - Math.max(0, (marks?.length ?? 1) - 1) };
  }
  return null;
}

/** @param leads whether the label leads its line: then what follows it is meant as the action */
function callAfter(reply: string, end: number, grammar: Grammar, leads: boolean): Call | null {
  GAP.lastIndex = end;
  const start = end + (GAP.exec(reply)?.[0].length ?? 0);
  const line = lineAt(reply, start);
  const sameLine = !reply.slice(end, start).includes('\n');
  const call = readCall(line);
  if (!leads || (call && grammar.plain === null)) return call;
  const meant = sameLine || grammar.plain !== null;
  return withInput(reply, start, line) ?? (meant ? findCall(line, grammar) : null);
}

/** `Action: search` with `Action Input: words` on the next line. */
function withInput(reply: string, start: number, line: string): Call | null {
  const verb = /^([a-z_]{1,40})[\s*_`"”]*$/i.exec(line)?.[1];
  if (verb === undefined) return null;
  const next = reply.slice(start + line.length).replace(/^\n/, '');
  const input = INPUT.exec(lineAt(next, 0))?.[1];
  return input === undefined ? null : { type: verb.toLowerCase(), argument: input.trim() };
}

/** A line that is a call, or the only call of a known verb in the whole reply. */
function unlabelled(reply: string, { verbs }: Grammar): Found | null {
  let at = 0;
  const inText: Found[] = [];
  for (const line of reply.split('\n')) {
    const marks = LINE_MARKS.exec(line)?.[0].length ?? 0;
    const call = readCall(line.slice(marks));
    if (call && (verbs === null || verbs.includes(call.type))) return { call, at };
    if (verbs && inText.length < 2) {
      inText.push(...knownCalls(line, verbs, 2).map((each) => ({ call: each, at })));
    }
    at += line.length + 1;
  }
  return inText.length === 1 ? inText[0]! : null;
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end).trimEnd();
}

/** Without what a model thought aloud before its reply; nothing is left of a thought cut short. */
function withoutReasoning(reply: string): string {
  const closed = reply.lastIndexOf('</think>');
  const rest = closed < 0 ? reply : reply.slice(closed + '</think>'.length);
  const open = rest.indexOf('<think>');
  return open < 0 ? rest : rest.slice(0, open);
}

function thoughtOf(text: string): string {
  return text
    .replace(/```[a-z]*/gi, ' ')
    .replace(/^[\s>*_`#-]*thought[ \t]{0,4}\d{0,3}[ \t*_`]{0,8}[:：][ \t*_`]*/i, '')
    .replace(/[*_`]{2,8}\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
