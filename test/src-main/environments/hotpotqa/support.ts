import type { EnvironmentTask, Transition } from '@main/environments/environment';
import type { Article } from '@main/environments/hotpotqa/data/article';
import { createCorpus } from '@main/environments/hotpotqa/data/corpus';
import { taskOf, type Question } from '@main/environments/hotpotqa/data/question';
import { HotpotQa } from '@main/environments/hotpotqa/hotpotqa';

/** A handful of articles made up for the tests. */
const articles: readonly Article[] = [
  {
    title: 'Ada Vale',
    sentences: [
      'Ada Margaret Vale (born 3 May 1950) is a Norwegian painter.',
      'She lives in Oslo.',
      'She painted "The Red Barn" in 1977.',
      'Her brother is the architect Per Vale.',
      'She taught in Bergen.',
      'She painted the harbour of Bergen twice.',
      'Late paintings hang in Bergen and Oslo.',
    ],
  },
  { title: 'Per Vale', sentences: ['Per Vale is an architect.', 'He built the Blue Hall.'] },
  { title: 'The Red Barn', sentences: ['The Red Barn is a painting by Ada Vale.'] },
  { title: 'Mercury (planet)', sentences: ['Mercury is the smallest planet.'] },
  { title: 'Mercury (element)', sentences: ['Mercury is a metal.'] },
  { title: 'Halo (band)', sentences: ['Halo is a band from Turku.', 'Its singer is Élise Ek.'] },
];

const question: Question = {
  id: 'q1',
  question: 'What did the brother of Ada Vale build?',
  answer: 'the Blue Hall',
  type: 'bridge',
  level: 'easy',
  goldTitles: ['Ada Vale', 'Per Vale'],
};

export const task: EnvironmentTask = taskOf(question, 'Ada Vale');

const world = { corpus: createCorpus(articles), question: () => question };

/** An episode over these articles in which the task was just started. */
export function started(): HotpotQa {
  const env = new HotpotQa(world);
  env.reset(task);
  return env;
}

/** Carries `type[argument]` out. */
export function act(env: HotpotQa, action: string): Transition {
  const open = action.indexOf('[');
  return env.step({ type: action.slice(0, open), argument: action.slice(open + 1, -1) });
}

/** Carries actions out one after another and gives what was observed. */
export function observe(env: HotpotQa, ...actions: readonly string[]): string[] {
  return actions.map((action) => act(env, action).observation);
}
