import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrayRows, type ArrayEnd } from '@main/environments/hotpotqa/official/array-rows';

function cut(
  text: string | Uint8Array,
  chunkSize = 7,
): { readonly rows: string[]; readonly end: ArrayEnd } {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunkSize) }, (_, i) =>
    bytes.subarray(i * chunkSize, (i + 1) * chunkSize),
  );
  const reader = arrayRows(chunks);
  const rows: string[] = [];
  for (let next = reader.next(); ; next = reader.next()) {
    if (next.done) return { rows, end: next.value };
    expect(next.value.row).toBe(rows.length + 1);
    rows.push(Buffer.from(next.value.bytes).toString());
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
          const { rows, end } = cut(JSON.stringify(values, null, indent), chunkSize);
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
