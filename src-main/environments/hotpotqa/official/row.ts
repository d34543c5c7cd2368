import { z } from 'zod';
import type { Article } from '../data/article';
import { cleanText, cleanTitle } from '../data/clean';
import { questionTypes, type Question } from '../data/question';

const text = z.string().refine((value) => !/\p{Cs}/u.test(value), 'holds half a character');
const filled = text.refine((value) => cleanText(value) !== '', 'is empty');

/** One row of an official file with answers, distractor or full-wiki. */
const officialRowSchema = z.object({
  _id: filled,
  question: filled,
  answer: filled,
  type: z.enum(questionTypes),
  level: text.default(''),
  supporting_facts: z.array(z.tuple([filled, z.int().min(0)])).min(1),
  context: z.array(z.tuple([filled, z.array(text)])),
});

/** Something wrong with a row. */
export interface RowProblem {
  /** From 1. */
  readonly row: number;
  /** Dotted path in the row, e.g. `context.3.1`; empty for the whole row. */
  readonly field: string;
  /** Follows the field in a sentence: `is missing`. */
  readonly message: string;
}

/** A row as StepQ uses it. */
export interface OfficialRow {
  readonly question: Question;
  /** The paragraphs of the row; in full-wiki rows not always those that the answer rests on. */
  readonly articles: readonly Article[];
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** Reads the bytes of one row, or says everything that is wrong with it. */
export function readOfficialRow(
  row: number,
  bytes: Uint8Array,
): OfficialRow | readonly [RowProblem, ...RowProblem[]] {
  const decoded = decode(bytes);
  const value = parse(decoded.text);
  if (!value) return [{ row, field: '', message: 'is not JSON' }];
  if (!decoded.valid) {
    const field = fieldWith('\uFFFD', value.json, []) ?? '';
    return [{ row, field, message: 'is not in UTF-8' }];
  }
  const result = officialRowSchema.safeParse(value.json);
  if (result.success) return fromOfficial(result.data);
  const [first, ...rest] = result.error.issues.map((issue): RowProblem => ({
    row,
    field: issue.path.map(String).join('.'),
    message: wording(issue, value.json),
  }));
  return [first ?? { row, field: '', message: 'is not as it should be' }, ...rest];
}

function decode(bytes: Uint8Array): { readonly text: string; readonly valid: boolean } {
  try {
    return { text: strict.decode(bytes), valid: true };
  } catch {
    return { text: lenient.decode(bytes), valid: false };
  }
}

function parse(source: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(source) as unknown };
  } catch {
    return undefined;
  }
}

/** Path of the first text in `value` that holds `sign`. */
function fieldWith(sign: string, value: unknown, path: readonly string[]): string | undefined {
  if (typeof value === 'string') return value.includes(sign) ? path.join('.') : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, held] of Object.entries(value)) {
    const found = fieldWith(sign, held, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What zod expects, in the words of people. */
const SHAPES: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  int: 'a whole number',
};

function wording(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return at(value, issue.path) === undefined
        ? 'is missing'
        : `is not ${SHAPES[issue.expected] ?? `a ${issue.expected}`}`;
    case 'invalid_value':
      return at(value, issue.path) === undefined
        ? 'is missing'
        : `is none of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return issue.origin === 'array' ? 'has too few entries' : `is below ${issue.minimum}`;
    case 'too_big':
      return 'has too many entries';
    default:
      return issue.message;
  }
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (held, key) =>
      typeof held === 'object' && held !== null
        ? (held as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}

function fromOfficial(row: z.output<typeof officialRowSchema>): OfficialRow {
  return {
    question: {
      id: cleanText(row._id),
      question: cleanText(row.question),
      answer: cleanText(row.answer),
      type: row.type,
      level: row.level,
      goldTitles: [...new Set(row.supporting_facts.map(([title]) => cleanTitle(title)))],
    },
    articles: row.context.flatMap(([title, held]) => {
      const sentences = held.map(cleanText).filter((sentence) => sentence !== '');
      return sentences.length > 0 ? [{ title: cleanTitle(title), sentences }] : [];
    }),
  };
}
