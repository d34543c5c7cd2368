import type { z } from 'zod';

/** One thing wrong with a config. */
export interface ConfigProblem {
  /** Dotted path of the field, e.g. `search.iterations`; empty for the whole. */
  readonly path: string;
  /** What it may be, or what is wrong with it. */
  readonly message: string;
}

/** The problems that a schema found, one for each field, with the allowed range where there is one. */
export function configProblems(error: z.ZodError): ConfigProblem[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: [...path, key].join('.'),
        message: 'there is no such field',
      }));
    }
    return [{ path: path.join('.'), message: sentence(issue) }];
  });
}

/** What the texts of these fields have to be. */
const paths: ReadonlyMap<string, string> = new Map([
  ['model.base', 'must be "shipped", "model:<id of an experiment>" or the full path of a folder'],
  ['model.wordVectors', 'must be the full path of a file'],
]);

function sentence(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      return `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${String(issue.minimum)}${unit(issue.origin)}`;
    case 'too_big':
      return `must be ${issue.inclusive === false ? 'less than' : 'at most'} ${String(issue.maximum)}${unit(issue.origin)}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      return `must be ${issue.expected === 'int' ? 'a whole number' : `a ${issue.expected}`}`;
    case 'invalid_format':
      return issue.format === 'url'
        ? 'must be an address that begins with http:// or https://'
        : (paths.get(issue.path.join('.')) ?? `must match ${issue.pattern ?? issue.format}`);
    default:
      return issue.message;
  }
}

function unit(origin: string): string {
  if (origin === 'string') return ' characters long';
  return origin === 'array' ? ' entries long' : '';
}
