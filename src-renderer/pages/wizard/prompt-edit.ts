import { faultIn, sentenceOf } from '@renderer/pages/wizard/sentences';
import { promptSchema, type PromptSection } from '@shared/experiment/prompt-section';

export type PromptExample = PromptSection['examples'][number];
export type PromptStep = PromptExample['steps'][number];

export const emptyStep: PromptStep = { thought: '', action: '', observation: '' };
export const emptyExample: PromptExample = { task: '', steps: [emptyStep] };

/** A list with the entry at `at` changed in some fields. */
export function withChanged<T>(list: readonly T[], at: number, changes: Partial<T>): T[] {
  return list.map((entry, other) => (other === at ? { ...entry, ...changes } : entry));
}

/** A list without the entry at `at`. */
export function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, other) => other !== at);
}

/** The first thing that is wrong with a prompt, with its place; `null` when nothing is. */
export function promptFault(prompt: PromptSection): string | null {
  const { error } = promptSchema.safeParse(prompt, {
    error: (issue) => sentenceOf({ ...issue, path: ['policy', 'prompt', ...(issue.path ?? [])] }),
  });
  const issue = error?.issues[0];
  if (!issue) return null;
  const path = issue.path.map(String).join('.');
  const fault = faultIn({ type: issue.code, message: issue.message }, path);
  return `${promptPlace(path)}: ${fault?.sentence ?? issue.message}`;
}

const names: Readonly<Record<string, string>> = {
  instruction: 'instruction',
  task: 'task',
  thought: 'thought',
  action: 'action',
  observation: 'observation',
};

/** Where a path inside a prompt points, in words: `Example 1, step 2, action`. */
function promptPlace(path: string): string {
  const parts = path.split('.');
  const numbered = (word: string, after: string): string[] => {
    const at = parts.indexOf(after);
    const number = at < 0 ? NaN : Number(parts[at + 1]);
    return Number.isInteger(number) ? [`${word} ${number + 1}`] : [];
  };
  const place = [
    ...numbered('example', 'examples'),
    ...numbered('step', 'steps'),
    ...[names[parts.at(-1) ?? '']].filter((name) => name !== undefined),
  ].join(', ');
  return place === '' ? 'Prompt' : place.charAt(0).toUpperCase() + place.slice(1);
}
