import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { CallError } from '@main/rpc/rpc';

const CHUNK_BYTES = 1 << 20;
/** A line that is longer than this holds no vector. */
const LONGEST_LINE = 1 << 17;
/** Lines by which a file is judged before it is read: the first may only count the words. */
const FIRST_LINES = 2;
/** Coordinates that a vector has at least. */
const LEAST_SIZE = 2;

/** Vectors of words; all of one length. */
export interface WordVectors {
  readonly size: number;
  readonly vectors: ReadonlyMap<string, Float32Array>;
}

/**
 * Reads the vectors of some words from a text file as GloVe and word2vec publish theirs: a word and
 * its numbers on each line, between blanks; a first line with the numbers of words and of coordinates
 * is passed over. The file is read piece by piece; only the wanted words are kept.
 * @param path of the file
 * @param wanted words in lower case; the first line of a word counts
 * @throws CallError `invalid-input` naming the file and the line for numbers that are none, or are
 *   more or fewer than in the lines before; `not-found` when it cannot be opened
 */
export function readWordVectors(path: string, wanted: ReadonlySet<string>): WordVectors {
  const vectors = new Map<string, Float32Array>();
  let size = 0;
  let at = 0;
  let read = 0;
  for (const line of linesOf(path)) {
    at += 1;
    const [word = '', ...numbers] = line.trimEnd().split(' ');
    if (word === '' || (at === 1 && numbers.length === 1)) continue;
    if (size === 0) size = Math.max(numbers.length, LEAST_SIZE);
    if (numbers.length !== size) {
      throw refusal(path, `line ${at} has ${numbers.length} numbers where ${size} belong`);
    }
    const isWanted = wanted.has(word) && !vectors.has(word);
    // The first vector is looked at in any case: by it a file of something else is known.
    if (!isWanted && read > 0) continue;
    read += 1;
    const vector = Float32Array.from(numbers, Number);
    if (!vector.every(Number.isFinite)) throw refusal(path, `line ${at} has what is no number`);
    if (isWanted) vectors.set(word, vector);
  }
  if (size === 0) throw refusal(path, 'it holds no vector');
  return { size, vectors };
}

/**
 * Checks that a file looks like one of word vectors, by its first lines.
 * @param path `null` for none
 * @throws CallError naming the file and what is wrong with it
 */
export function checkWordVectors(path: string | null): void {
  if (path === null) return;
  const numbers: number[] = [];
  for (const line of linesOf(path)) {
    numbers.push(line.trimEnd().split(' ').length - 1);
    if (numbers.length === FIRST_LINES) break;
  }
  const [, second] = numbers;
  const size = second ?? numbers[0] ?? 0;
  if (size < LEAST_SIZE) throw refusal(path, `line ${numbers.length} holds no vector`);
}

function* linesOf(path: string): Generator<string> {
  const file = open(path);
  try {
    const decoder = new StringDecoder('utf8');
    const bytes = Buffer.alloc(CHUNK_BYTES);
    let rest = '';
    for (
      let count = readPiece(file, bytes, path);
      count > 0;
      count = readPiece(file, bytes, path)
    ) {
      const lines = (rest + decoder.write(bytes.subarray(0, count))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
      if (rest.length > LONGEST_LINE) throw refusal(path, 'its lines are too long for vectors');
    }
    rest += decoder.end();
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}

function open(path: string): number {
  try {
    return openSync(path, 'r');
  } catch {
    throw new CallError(
      'not-found',
      `${path} cannot be opened. Check the path and its permissions.`,
    );
  }
}

function readPiece(file: number, bytes: Buffer, path: string): number {
  try {
    return readSync(file, bytes);
  } catch (error) {
    throw refusal(path, error instanceof Error ? error.message : String(error));
  }
}

function refusal(path: string, what: string): CallError {
  return new CallError(
    'invalid-input',
    `${path} is no file of word vectors: ${what}. A line holds a word and its numbers, with blanks between.`,
  );
}
