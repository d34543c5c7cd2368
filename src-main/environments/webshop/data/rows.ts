import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'zod';
import { CallError } from '@main/rpc/rpc';

/**
 * Reads a JSON Lines file and checks every row.
 * @throws CallError `bad-data` naming file, line and field of the first row that is not as it should be.
 */
export function readJsonLines<T>(file: string, schema: z.ZodType<T>): T[] {
  return readText(file)
    .split('\n')
    .flatMap((line, index) =>
      line.trim() === '' ? [] : [check(schema, parse(line, file, index + 1), file, index + 1)],
    );
}

/**
 * Reads a JSON file that holds one value.
 * @throws CallError `bad-data` naming file and field when the value is not as it should be.
 */
export function readJson<T>(file: string, schema: z.ZodType<T>): T {
  return check(schema, parse(readText(file), file), file);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CallError('bad-data', `The data file ${basename(file)} cannot be read: ${why}.`);
  }
}

function parse(text: string, file: string, line?: number): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new CallError('bad-data', `${place(file, line)} is not JSON.`);
  }
}

function check<T>(schema: z.ZodType<T>, value: unknown, file: string, line?: number): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.length ? `, field ${issue.path.map(String).join('.')}` : '';
  throw new CallError(
    'bad-data',
    `${place(file, line)}${field}: ${issue?.message ?? 'the value is not as it should be'}.`,
  );
}

function place(file: string, line?: number): string {
  return line === undefined ? basename(file) : `${basename(file)}, line ${line}`;
}
