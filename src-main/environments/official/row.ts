import { z } from 'zod';
import type { RawRow } from './json-rows';

/** Something wrong with a row of an official file. */
export interface RowProblem {
  /** From 1. */
  readonly row: number;
  /** Dotted path in the row, e.g. `context.3.1`; empty for the whole row. */
  readonly field: string;
  /** Follows the field in a sentence: `is missing`. */
  readonly message: string;
}

/** A problem as a sentence: `Row 3, field answer is missing.` */
export function problemSentence({ row, field, message }: RowProblem): string {
  return `Row ${row}${field === '' ? '' : `, field ${field}`} ${message}.`;
}

/** What was read, or everything that is wrong with it. */
export type ReadRow<T> = { readonly value: T } | readonly [RowProblem, ...RowProblem[]];

/** A text without halves of characters, which no file could hold. */
export const wholeText = z
  .string()
  .refine((value) => !/\p{Cs}/u.test(value), 'holds half a character');

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** Reads an element of a list. */
export function readElement<T>(raw: RawRow, schema: z.ZodType<T>): ReadRow<T> {
  return readText(raw, schema, (text) => text);
}

/** Reads a member of an object: its key and what stands under it. */
export function readMember<T>(
  raw: RawRow,
  schema: z.ZodType<T>,
): ReadRow<{ readonly key: string; readonly held: T }> {
  const member = z.record(wholeText, schema).transform((read, context) => {
    const [only, ...more] = Object.entries(read);
    if (only && more.length === 0) return { key: only[0], held: only[1] };
    context.addIssue({ code: 'custom', message: 'is empty' });
    return z.NEVER;
  });
  return readText(raw, member, (text) => `{${text}}`);
}

function readText<T>(
  { row, bytes }: RawRow,
  schema: z.ZodType<T>,
  wrap: (text: string) => string,
): ReadRow<T> {
  if (!bytes) return [{ row, field: '', message: 'is too long to be one of the official rows' }];
  const decoded = decode(bytes);
  const parsed = parse(wrap(decoded.text));
  if (!parsed) return [{ row, field: '', message: 'is not JSON' }];
  if (!decoded.valid) {
    const field = fieldWith('\uFFFD', parsed.json, []) ?? '';
    return [{ row, field, message: 'is not in UTF-8' }];
  }
  const result = schema.safeParse(parsed.json);
  if (result.success) return { value: result.data };
  const [first, ...rest] = result.error.issues.map((issue): RowProblem => ({
    row,
    field: issue.path.map(String).join('.'),
    message: wording(issue, parsed.json),
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
  record: 'an object',
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
