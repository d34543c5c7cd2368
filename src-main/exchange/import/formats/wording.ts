import type { z } from 'zod';

/** The first thing that is wrong with a record, with its path: “has no state.action that is a text”. */
export function schemaFault(error: z.ZodError, at: readonly (string | number)[] = []): string {
  const [issue] = error.issues;
  if (!issue) return 'is not as it should be';
  const path = [...at, ...issue.path.map(String)].join('.');
  const where = path === '' ? 'the record' : path;
  switch (issue.code) {
    case 'invalid_type':
      return `holds no ${names[issue.expected] ?? issue.expected} at ${where}`;
    case 'too_small':
      return `has too small a value at ${where}: at least ${String(issue.minimum)}`;
    case 'too_big':
      return `has too large a value at ${where}: at most ${String(issue.maximum)}`;
    default:
      return `is wrong at ${where}: ${issue.message}`;
  }
}

const names: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'list',
  int: 'whole number',
  boolean: 'true or false',
};

/** A name that fits where names of tasks are kept. */
export function shortName(name: string): string {
  return name.length <= 160 ? name : `${name.slice(0, 100)}…${name.slice(-59)}`;
}
