import type { Question } from './question';

/**
 * Groups questions so that no two groups share what makes an answer: questions that rest on a common
 * article, and questions with the same words, are in one group, also by way of third ones.
 * @returns for each question, in order, its group: the first in the alphabet of the titles in it.
 */
export function groupQuestions(
  questions: readonly Pick<Question, 'question' | 'goldTitles'>[],
): string[] {
  const parents = new Map<string, string>();
  const find = (key: string): string => {
    let root = key;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) {
      root = up;
    }
    // Every key on the way now points to the root, which keeps later ways short.
    for (let at = key; at !== root;) {
      const up = parents.get(at) ?? root;
      parents.set(at, root);
      at = up;
    }
    return root;
  };
  for (const question of questions) {
    const root = find(wordsKey(question));
    for (const title of question.goldTitles) parents.set(find(titleKey(title)), root);
  }
  const names = new Map<string, string>();
  for (const question of questions) {
    const root = find(wordsKey(question));
    for (const title of question.goldTitles) {
      const name = names.get(root);
      if (name === undefined || title < name) names.set(root, title);
    }
  }
  return questions.map((question) => names.get(find(wordsKey(question))) ?? question.question);
}

const titleKey = (title: string): string => `title ${title}`;

const wordsKey = ({ question }: Pick<Question, 'question'>): string =>
  `words ${question
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}`;
