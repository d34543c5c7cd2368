import type { z } from 'zod';
import { plain, rangeOf, rangeWords } from '@renderer/pages/wizard/ranges';

/** What to write under a field, from what the schema found there: what to do, not what was wrong. */
export function sentenceOf(issue: z.core.$ZodRawIssue): string | undefined {
  const path = (issue.path ?? []).map(String).join('.');
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'array') return 'Choose at least one.';
      if (path.startsWith('policy.prompt.')) return 'Write something.';
      return issue.origin === 'string' ? 'Give it a name.' : rangeSentence(path);
    case 'too_big':
      if (issue.origin === 'array') return `Use at most ${plain(Number(issue.maximum))}.`;
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
        : formatSentence(path);
    case 'invalid_key':
      return 'Write each as Name: value, the name in letters, digits and hyphens.';
    default:
      return undefined;
  }
}

/** A field that is wrong, and what to write under it. */
export interface Fault {
  readonly path: string;
  readonly sentence: string;
}

/** The first thing that the form found wrong with what is at `path`, or with an entry of it. */
export function faultIn(error: unknown, path: string): Fault | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('message' in error && typeof error.message === 'string') {
    const custom = 'type' in error && error.type === 'custom';
    const sentence = (custom ? customSentence(path) : undefined) ?? error.message;
    return { path, sentence };
  }
  for (const [name, inside] of Object.entries(error)) {
    const found = faultIn(inside, `${path}.${name}`);
    if (found) return found;
  }
  return null;
}

function formatSentence(path: string): string {
  return path.endsWith('.key.name')
    ? 'Begin with a letter; then letters, digits, “_”, “.” and “-”.'
    : 'Use letters, digits and signs of ASCII only.';
}

/** For rules of the schema's own, whose words are for a config that is read. */
function customSentence(path: string): string | undefined {
  if (path === 'evaluation.baseline') return 'Choose one of the agents that are compared.';
  if (path === 'task.webshop.indices') return 'Enter the folder in which the two lists are.';
  if (path === 'policy.budget.money') {
    return 'Enter the prices of all models first: what is unknown cannot be limited.';
  }
  if (path.endsWith('.headers')) return 'None may carry a key: name the key above.';
  if (path.endsWith('.baseUrl'))
    return 'Leave out user name, password, ? and #; a file begins with file:///.';
  if (path.endsWith('.action')) return 'Write an action such as search[red shoes].';
  return undefined;
}

function rangeSentence(path: string): string {
  const words = rangeWords(rangeOf(path));
  return words === '' ? 'Enter another number.' : `Use ${words}.`;
}
