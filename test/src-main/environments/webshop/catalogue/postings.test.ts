import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockWriter } from '@main/environments/webshop/catalogue/block-writer';
import {
  addScores,
  BLOCK_DOCUMENTS,
  encodePostings,
  LOOKED_UP,
} from '@main/environments/webshop/catalogue/postings';

/** Of each document its own byte, which all scores have in their fraction. */
const norms = Uint8Array.from({ length: BLOCK_DOCUMENTS }, (_, document) => (7 * document) & 0xff);
const of = (frequency: number, norm: number): number => frequency + norm / 256;
const table = Float64Array.from({ length: LOOKED_UP * 256 }, (_, i) => of(i >> 8, i & 0xff));

/** The documents of postings and how often the term stands in each, as their scores tell. */
function decoded(bytes: Uint8Array): (readonly [document: number, frequency: number])[] {
  const sums = new Float64Array(BLOCK_DOCUMENTS);
  addScores(bytes, norms, { table, of }, sums);
  return [...sums.entries()]
    .filter(([, sum]) => sum > 0)
    .map(([document, sum]) => [document, sum - norms[document]! / 256]);
}

describe('postings', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.nat(BLOCK_DOCUMENTS - 1), fc.integer({ min: 1, max: 0xffff })), {
          selector: ([document]) => document,
          maxLength: 200,
        }),
        (pairs) => {
          const sorted = pairs.toSorted(([a], [b]) => a - b);
          const bytes = encodePostings({
            documents: sorted.map(([document]) => document),
            frequencies: sorted.map(([, frequency]) => frequency),
          });
          expect(decoded(bytes)).toEqual(sorted);
        },
      ),
    );
  });

  it('take a byte each where a common word stands once', () => {
    const documents = Array.from({ length: 1000 }, (_, i) => 3 * i);
    const bytes = encodePostings({ documents, frequencies: documents.map(() => 1) });
    expect(bytes).toHaveLength(1000);
  });

  it('are refused beyond the block', () => {
    expect(() => decoded(Uint8Array.of(0xff, 0xff, 0x7f))).toThrow(/is damaged/);
  });
});

describe('a block of documents', () => {
  const texts = [['red', 'shoe', 'red'], [], ['shoe'], ['a', 'red']];

  it('gives each term its documents and how often it stands there, terms in order', () => {
    const writer = new BlockWriter();
    for (const terms of texts) writer.add(terms);
    expect(writer.documents).toBe(4);
    const taken = [...writer.take()].map(({ term, count, bytes }) => [term, count, decoded(bytes)]);
    expect(taken).toEqual([
      ['a', 1, [[3, 1]]],
      [
        'red',
        2,
        [
          [0, 2],
          [3, 1],
        ],
      ],
      [
        'shoe',
        2,
        [
          [0, 1],
          [2, 1],
        ],
      ],
    ]);
  });

  it('is empty after it was taken, and takes more than it had room for', () => {
    const writer = new BlockWriter();
    const terms = Array.from({ length: 70_000 }, (_, i) => `t${i}`);
    writer.add(terms);
    expect([...writer.take()]).toHaveLength(70_000);
    expect(writer.documents).toBe(0);
    writer.add(['x']);
    expect([...writer.take()].map(({ term }) => term)).toEqual(['x']);
  });
});
