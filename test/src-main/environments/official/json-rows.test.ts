import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonRows, type RowsEnd } from '@main/environments/official/json-rows';

/** The chunks as a file gives them: each is read into the memory of the one before. */
function* inOneBuffer(bytes: Uint8Array, chunkSize: number): Generator<Uint8Array> {
  const buffer = Buffer.alloc(chunkSize);
  for (let at = 0; at < bytes.length; at += chunkSize) {
    const part = bytes.subarray(at, at + chunkSize);
    buffer.set(part);
    yield buffer.subarray(0, part.length);
  }
}

function cut(
  text: string | Uint8Array,
  chunkSize = 7,
  kind: 'list' | 'object' = 'list',
  longestRow = 1000,
): { readonly rows: string[]; readonly end: RowsEnd } {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const chunks = inOneBuffer(bytes, chunkSize);
  const reader = jsonRows(chunks, { kind, called: 'a list of questions', longestRow });
  const rows: string[] = [];
  for (let next = reader.next(); ; next = reader.next()) {
    if (next.done) return { rows, end: next.value };
    expect(next.value.row).toBe(rows.length + 1);
    rows.push(Buffer.from(next.value.bytes ?? []).toString());
  }
}

describe('the rows of a JSON array', () => {
  it('are its elements, wherever the file is cut into chunks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue(), { maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(undefined, 2),
        (values, chunkSize, indent) => {
          const { rows, end } = cut(
            JSON.stringify(values, null, indent),
            chunkSize,
            'list',
            Infinity,
          );
          expect(rows.map((row) => JSON.parse(row) as unknown)).toEqual(
            JSON.parse(JSON.stringify(values)),
          );
          expect(end).toEqual({ whole: true });
        },
      ),
    );
  });

  it('are told apart though texts hold brackets, commas and quotation marks', () => {
    expect(cut('[{"a": "],[\\"}"}, "\\\\"]').rows).toEqual(['{"a": "],[\\"}"}', ' "\\\\"']);
  });

  it('are all given that are whole when the file is cut off anywhere', () => {
    const values = [{ a: ['x', 'é'] }, { b: '}' }, { c: 1 }];
    const text = JSON.stringify(values);
    const bytes = Buffer.from(text);
    for (let length = 1; length < bytes.length; length += 1) {
      const { rows, end } = cut(bytes.subarray(0, length), 5);
      expect(end).toMatchObject({ whole: false, row: rows.length + 1 });
      expect(rows.length).toBeLessThan(values.length + 1);
    }
  });

  it.each([
    ['{"_id": 1}', 1, 'the file is not a list of questions'],
    ['', 1, 'the file ends before the list does'],
    ['[1, 2] 3', 3, 'something follows the end of the list'],
    ['[1}', 1, 'the list ends with the wrong bracket'],
  ])('end with a reason: %s', (text, row, why) => {
    expect(cut(text).end).toEqual({ whole: false, row, why });
  });

  it('are none of an empty list', () => {
    expect(cut(' [ \n ] ')).toEqual({ rows: [], end: { whole: true } });
  });
});

describe('the rows of a JSON object', () => {
  it('are its members, wherever the file is cut into chunks', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 6 }),
        fc.integer({ min: 1, max: 40 }),
        (value, chunkSize) => {
          const { rows, end } = cut(JSON.stringify(value), chunkSize, 'object');
          expect(rows.map((row) => JSON.parse(`{${row}}`) as unknown)).toEqual(
            Object.entries(JSON.parse(JSON.stringify(value)) as object).map(
              ([key, held]) =>
                JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(held)}}`) as unknown,
            ),
          );
          expect(end).toEqual({ whole: true });
        },
      ),
    );
  });

  it('end with a reason', () => {
    expect(cut('{"a": 1', 7, 'object').end).toEqual({
      whole: false,
      row: 1,
      why: 'the file ends before the object does',
    });
  });
});

describe('a row that is longer than any should be', () => {
  it.each([7, 5000])('is told without its bytes, the next one with them: chunks of %i', (size) => {
    const chunks = cut(JSON.stringify(['x'.repeat(1001), 'y']), size);
    expect(chunks).toEqual({ rows: ['', '"y"'], end: { whole: true } });
  });
});
