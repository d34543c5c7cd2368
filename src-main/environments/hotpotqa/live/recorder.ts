import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CallError } from '@main/rpc/rpc';
import { wikiAnswerSchema, type WikiAnswer } from './answer';

/** One recorded answer, as it stands in a file of its own. */
const recordSchema = z.strictObject({
  format: z.literal('stepq-wiki-answer-1'),
  api: z.string(),
  name: z.string(),
  /** When it was asked, as ISO 8601. */
  asked: z.string(),
  answer: wikiAnswerSchema,
});

/** Answers of a wiki on disk, by the name that was asked for. */
export interface Recorder {
  /**
   * @throws CallError `bad-data` when the record cannot be read
   */
  read(name: string): WikiAnswer | undefined;
  /**
   * Whole or not at all, also when the process ends in between.
   * @throws CallError `disk-full` or `bad-data`
   */
  write(name: string, answer: WikiAnswer): void;
}

/** The records of one API in a folder, which is made with the first of them. */
export function createRecorder(folder: string, api: string): Recorder {
  const fileOf = (name: string): string => {
    const key = createHash('sha256')
      .update(JSON.stringify([api, name]))
      .digest('hex');
    return join(folder, `${key.slice(0, 32)}.json`);
  };
  return {
    read: (name) => {
      const file = fileOf(name);
      let text: string;
      try {
        text = readFileSync(file, 'utf8');
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined;
        throw unreadable(file, codeOf(error));
      }
      return readRecord(file, text);
    },
    write: (name, answer) => {
      const file = fileOf(name);
      const partial = `${file}.${process.pid}.partial`;
      const format = 'stepq-wiki-answer-1';
      const asked = new Date().toISOString();
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(partial, `${JSON.stringify({ format, api, name, asked, answer })}\n`);
        renameSync(partial, file);
      } catch (error) {
        const code = codeOf(error);
        throw new CallError(
          code === 'ENOSPC' ? 'disk-full' : 'bad-data',
          `What the wiki said of “${name}” could not be recorded in ${folder} (${code}).`,
        );
      }
    },
  };
}

function readRecord(file: string, text: string): WikiAnswer {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw unreadable(file, 'no JSON');
  }
  const parsed = recordSchema.safeParse(json);
  if (parsed.success) return parsed.data.answer;
  const path = parsed.error.issues[0]?.path.join('.') ?? '';
  throw unreadable(file, `its field ${path || '(the whole)'} is not as it should be`);
}

function unreadable(file: string, why: string): CallError {
  return new CallError(
    'bad-data',
    `The recorded answer ${file} cannot be read (${why}). Delete it, and the wiki is asked again.`,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
