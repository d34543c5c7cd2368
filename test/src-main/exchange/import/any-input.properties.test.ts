import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importFormats, type ImportFormat } from '@shared/exchange/imports';
import { importReaders, recognise } from '@main/exchange/import/formats/registry';
import { readRecord } from '@main/exchange/import/json/read-record';
import { records } from '@main/exchange/import/json/records';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const turns: Json = [
  { from: 'human', value: 'Find a lamp.' },
  { from: 'gpt', value: 'Thought: I look.\nAction: search[lamp]' },
  { from: 'human', value: 'Observation: B01' },
];
const action: Json = { thought: 'I look.', type: 'search', argument: 'lamp', raw: 'search[lamp]' };
const leaf = (reward: number): Json => ({
  state: { action: 'Thought: I look. Action: search[lamp]', observation: 'Observation: B01' },
  question: 'Find a lamp.',
  children: null,
  visits: 3,
  value: reward,
  depth: 1,
  is_terminal: true,
  reward,
  em: 0,
  messages: null,
});

/** A sound record of each format. */
const sound: Readonly<Record<ImportFormat, Json>> = {
  'reference-trees': {
    ...(leaf(0) as object),
    is_terminal: false,
    children: [leaf(1), leaf(0)],
    best_trajectory_index_list: [0],
  },
  'eto-outputs': { meta: { reward: 0.5, finished: true, success: false }, conversations: turns },
  'agent-traj': { item_id: 'webshop_6', conversations: turns, reward: 1 },
  reflexion: { name: 'env_3', memory: ['First.', 'Look.'], is_success: false, skip: false },
  'stepq-pairs': {
    taskId: 'task-1',
    split: 'train',
    instruction: 'Find a lamp.',
    initialObservation: 'Search',
    history: [{ action, observation: 'B01' }],
    chosen: action,
    rejected: { ...(action as object), argument: 'desk' },
    chosenValue: 1,
    rejectedValue: 0,
    chosenVisits: 3,
    rejectedVisits: 2,
    review: 'accepted',
  },
  'chat-jsonl': {
    id: 9,
    messages: [
      { role: 'user', content: 'Find a lamp.' },
      { role: 'assistant', content: 'Action: search[lamp]' },
    ],
    reward: 1,
  },
};

/** Every place of a value, as the keys that lead there. */
function placesOf(value: Json): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const below = Object.entries(value).flatMap(([key, held]) =>
    placesOf(held).map((path) => [key, ...path]),
  );
  return [[], ...below];
}

/** The value with something else at a place; nothing at all for `undefined`. */
function changed(value: Json, [key, ...rest]: string[], other: Json | undefined): Json | undefined {
  if (key === undefined) return other;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, held]): [string, Json][] => {
    const next = name === key ? changed(held, rest, other) : held;
    return next === undefined ? [] : [[name, next]];
  });
  return Array.isArray(value) ? entries.map(([, held]) => held) : Object.fromEntries(entries);
}

const read = (format: ImportFormat, value: unknown) =>
  importReaders[format].read(value, { file: 'a/1.json', line: 1 }, {});

describe('whatever is imported', () => {
  it.each(importFormats)('as %s is read whole where it is sound', (format) => {
    expect(recognise(sound[format])).toBe(format);
    expect(read(format, sound[format])).toHaveProperty('brings');
  });

  it.each(importFormats)(
    'as %s is read or told of, never a crash, with one thing changed',
    (format) => {
      const places = placesOf(sound[format]);
      fc.assert(
        fc.property(
          fc.nat(places.length - 1),
          fc.option(fc.jsonValue({ maxDepth: 2 }), { nil: undefined, freq: 5 }),
          (at, other) => {
            const value = changed(sound[format], places[at]!, other as Json | undefined);
            const reading = read(format, value);
            expect('fault' in reading || reading.brings.length <= 1).toBe(true);
            if ('fault' in reading) expect(reading.fault).toMatch(/^(holds|has|is|says|prefers) /);
          },
        ),
        { numRuns: 300 },
      );
    },
  );

  it('is told of by ascending lines, whatever bytes they are', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
        '\\',
        '\n',
        '\r\n',
        '1',
        ' ',
        '"a":',
        '{}',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    const text = fc.array(piece, { maxLength: 30 }).map((parts) => Buffer.from(parts.join('')));
    const bytes = fc.oneof(text, fc.uint8Array({ maxLength: 60 }).map(Buffer.from));
    const chunks = (all: Uint8Array, size: number): Uint8Array[] =>
      Array.from({ length: Math.ceil(all.length / size) }, (_, i) =>
        all.subarray(i * size, (i + 1) * size),
      );
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 80 }), (all, size) => {
        const lines = all.filter((byte) => byte === 0x0a).length + 1;
        for (const layout of ['rows', 'document'] as const) {
          let last = 0;
          for (const record of records(chunks(all, size), layout)) {
            const { line } = readRecord(record);
            expect(line).toBeGreaterThanOrEqual(last);
            expect(line).toBeLessThanOrEqual(lines);
            last = line;
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
