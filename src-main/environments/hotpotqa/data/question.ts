import { z } from 'zod';
import type { EnvironmentTask } from '@main/environments/environment';

export const questionTypes = ['bridge', 'comparison'] as const;
export type QuestionType = (typeof questionTypes)[number];

/** A question with its answer and the articles that prove it. */
export interface Question {
  /** The official identifier, or `hotpot-dev-<place>` where the sources had lost it. */
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly type: QuestionType;
  /** How hard the authors of the data found it; empty where a file does not say. */
  readonly level: string;
  /** Titles of the articles with the supporting facts, without repeats. */
  readonly goldTitles: readonly string[];
}

/** One row of `questions.jsonl`. */
export const questionSchema = z.strictObject({
  id: z.string().min(1),
  question: z.string().min(1),
  answer: z.string().min(1),
  type: z.enum(questionTypes),
  level: z.string(),
  goldTitles: z.array(z.string().min(1)).min(1),
  /** The official file that the question is from. */
  split: z.enum(['train', 'dev']),
  /** The public repository that it was taken from; see the README beside the file. */
  source: z.string(),
});

/** The question as a task; `group` as `groupQuestions` made it. */
export function taskOf(question: Question, group: string): EnvironmentTask {
  return {
    id: question.id,
    instruction: question.question,
    group,
    gold: {
      answer: question.answer,
      type: question.type,
      'supporting articles': question.goldTitles.join('; '),
    },
  };
}
