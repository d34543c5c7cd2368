import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { CallError } from '@main/rpc/rpc';
import type { Article } from '../data/article';
import type { Question } from '../data/question';
import { arrayRows } from './array-rows';
import { readOfficialRow, type RowProblem } from './row';

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
  const rows = arrayRows(withoutMark(fileChunks(file), name));
  let next = rows.next();
  for (; !next.done; next = rows.next()) {
    const { row, bytes } = next.value;
    const read = readOfficialRow(row, bytes);
    if (!('question' in read)) problems.push(...read);
    else if (questions.has(read.question.id)) {
      problems.push({ row, field: '_id', message: `repeats ${read.question.id}` });
    } else {
      questions.set(read.question.id, read.question);
      articles.push(...read.articles);
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

/** A problem as a sentence: `Row 3, field answer is missing.` */
export function problemSentence({ row, field, message }: RowProblem): string {
  return `Row ${row}${field === '' ? '' : `, field ${field}`} ${message}.`;
}

const CHUNK_BYTES = 1 << 20;

/** The bytes of a file in order; each chunk is valid until the next is asked for. */
function* fileChunks(file: string): Generator<Uint8Array> {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) {
      yield buffer.subarray(0, read);
    }
  } catch (error) {
    if (error instanceof CallError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new CallError('bad-data', `The file ${basename(file)} cannot be read: ${why}.`);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

const MARKS: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0xff, 0xfe], 'is in UTF-16; HotpotQA files are in UTF-8'],
  [[0xfe, 0xff], 'is in UTF-16; HotpotQA files are in UTF-8'],
  [[0x1f, 0x8b], 'is compressed; unpack it first'],
  [[0x50, 0x4b], 'is an archive; unpack it first'],
];

/** The chunks without UTF-8's byte order mark; refuses what is plainly another kind of file. */
function* withoutMark(chunks: Iterable<Uint8Array>, name: string): Generator<Uint8Array> {
  let first = true;
  for (const chunk of chunks) {
    const begins = (bytes: readonly number[]): boolean =>
      bytes.every((byte, i) => chunk[i] === byte);
    const mark = first && MARKS.find(([bytes]) => begins(bytes));
    if (mark) throw new CallError('bad-data', `The file ${name} ${mark[1]}.`);
    yield first && begins([0xef, 0xbb, 0xbf]) ? chunk.subarray(3) : chunk;
    first = false;
  }
}
