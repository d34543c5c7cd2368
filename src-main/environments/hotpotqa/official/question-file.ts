import { basename } from 'node:path';
import { officialChunks } from '@main/environments/official/file-chunks';
import { jsonRows } from '@main/environments/official/json-rows';
import { problemSentence, type RowProblem } from '@main/environments/official/row';
import { CallError } from '@main/rpc/rpc';
import type { Article } from '../data/article';
import type { Question } from '../data/question';
import { readOfficialRow } from './row';

/** What an official file holds. */
export interface QuestionFile {
  /** The file's name without its folder. */
  readonly name: string;
  readonly questions: readonly Question[];
  /** Every paragraph of the good rows, in order; a title may come more than once. */
  readonly articles: readonly Article[];
  /** What is wrong, in the order of the file; rows named here are not among `questions`. */
  readonly problems: readonly RowProblem[];
}

/** No row of the official files comes near it. */
const LONGEST_ROW = 16 * 2 ** 20;

const SHAPE = { kind: 'list', called: 'a list of questions', longestRow: LONGEST_ROW } as const;

/**
 * Reads an official HotpotQA file (distractor or full-wiki, with answers) row by row. Nothing is kept
 * of a row that has a problem; of a question that comes twice the first stays.
 * @throws CallError `bad-data` when the file cannot be read at all.
 */
export function readQuestionFile(file: string): QuestionFile {
  const name = basename(file);
  const questions = new Map<string, Question>();
  const articles: Article[] = [];
  const problems: RowProblem[] = [];
  const rows = jsonRows(officialChunks(file), SHAPE);
  let next = rows.next();
  for (; !next.done; next = rows.next()) {
    const { row } = next.value;
    const read = readOfficialRow(next.value);
    if (!('value' in read)) {
      problems.push(...read);
      continue;
    }
    const { question, articles: paragraphs } = read.value;
    if (questions.has(question.id)) {
      problems.push({ row, field: '_id', message: `repeats ${question.id}` });
    } else {
      questions.set(question.id, question);
      articles.push(...paragraphs);
    }
  }
  const end = next.value;
  if (!end.whole) problems.push({ row: end.row, field: '', message: `is cut off: ${end.why}` });
  return { name, questions: [...questions.values()], articles, problems };
}

/** Problems that a refusal spells out. */
const TOLD = 5;

/**
 * The file if it is to be used: without problems, or with them when the user wants what is good.
 * @throws CallError `bad-data` that names rows and fields otherwise, also when nothing is good.
 */
export function acceptQuestionFile(file: QuestionFile, keepGood: boolean): QuestionFile {
  const { name, questions, problems } = file;
  if (questions.length > 0 && (problems.length === 0 || keepGood)) return file;
  const told = problems.slice(0, TOLD).map(problemSentence).join(' ');
  const more = problems.length > TOLD ? ` And ${problems.length - TOLD} more.` : '';
  const sum =
    questions.length === 0
      ? `${name} has no question that can be used.`
      : `${name} was not loaded: ${counted(problems.length, 'problem')} in it, ` +
        `${counted(questions.length, 'good question')}.`;
  throw new CallError('bad-data', `${sum}${told === '' ? '' : ` ${told}`}${more}`);
}

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;
