import type { z } from 'zod';
import { plain, rangeOf, rangeWords } from '@renderer/pages/wizard/ranges';

/** What to write under a field, from what the schema found there: what to do, not what was wrong. */
export function sentenceOf(issue: z.core.$ZodRawIssue): string | undefined {
  const path = (issue.path ?? []).map(String).join('.');
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'array') return 'Choose at least one.';
      return issue.origin === 'string' ? 'Give it a name.' : rangeSentence(path);
    case 'too_big':
      return issue.origin === 'string'
        ? `Use at most ${plain(Number(issue.maximum))} characters.`
        : rangeSentence(path);
    case 'invalid_type':
      if (path === 'name') return 'Give it a name.';
      return issue.expected === 'int' ? 'Enter a whole number.' : 'Enter a number.';
    case 'invalid_format':
      if (path === 'model.base') return 'Enter the full path of a folder.';
      return issue.format === 'url'
        ? 'Enter an address that begins with http:// or https://.'
        : 'Use letters, digits and signs of ASCII only.';
    case 'custom':
      return path === 'evaluation.baseline'
        ? 'Choose one of the agents that are compared.'
        : undefined;
    default:
      return undefined;
  }
}

function rangeSentence(path: string): string {
  const words = rangeWords(rangeOf(path));
  return words === '' ? 'Enter another number.' : `Use ${words}.`;
}
