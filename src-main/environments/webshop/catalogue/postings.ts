/** Documents of one block of the index, at most: a place in it takes 16 bits. */
export const BLOCK_DOCUMENTS = 65_536;

/** Which documents of a block hold a term, and how often. */
export interface Postings {
  /** Places in the block, rising, in [0, BLOCK_DOCUMENTS). */
  readonly documents: ArrayLike<number>;
  /** How often the term stands in each, 1 or more. */
  readonly frequencies: ArrayLike<number>;
}

/** Bytes that a posting takes at most: two numbers of up to 17 and 16 bits, seven in a byte. */
const LONGEST_POSTING = 6;

/**
 * The bytes of postings: for each the gap to the document before, one bit that says whether the term
 * stands there once, and otherwise how often; numbers in bytes of seven bits, low ones first.
 */
export function encodePostings({ documents, frequencies }: Postings): Uint8Array {
  const bytes = Buffer.allocUnsafe(documents.length * LONGEST_POSTING);
  let at = 0;
  const write = (number: number): void => {
    let rest = number;
    for (; rest > 0x7f; rest >>>= 7) bytes[at++] = (rest & 0x7f) | 0x80;
    bytes[at++] = rest;
  };
  let before = -1;
  for (let i = 0; i < documents.length; i += 1) {
    const document = documents[i]!;
    const frequency = frequencies[i]!;
    const gap = document - before - 1;
    write((gap << 1) | Number(frequency === 1));
    if (frequency !== 1) write(frequency);
    before = document;
  }
  return bytes.subarray(0, at);
}

/** Frequencies whose scores are looked up; a term seldom stands more often in one document. */
export const LOOKED_UP = 8;

/** What a term adds to the score of a document, by how often it stands there and its length byte. */
export interface PostingScores {
  /** At 256·frequency + byte, for frequencies below LOOKED_UP. */
  readonly table: Float64Array;
  /** The same for any frequency. */
  readonly of: (frequency: number, norm: number) => number;
}

/**
 * Reads what `encodePostings` wrote and adds each posting’s score to the sum of its document.
 * @param norms length bytes of the block's documents
 * @throws Error when there are more postings than the block has documents: the bytes are damaged
 */
export function addScores(
  bytes: Uint8Array,
  norms: Uint8Array,
  { table, of }: PostingScores,
  sums: Float64Array,
): void {
  let document = -1;
  let at = 0;
  while (at < bytes.length) {
    let byte = bytes[at++]!;
    let coded = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[at++]!;
      coded |= (byte & 0x7f) << shift;
    }
    document += (coded >>> 1) + 1;
    if ((coded & 1) === 1) {
      sums[document]! += table[256 + norms[document]!]!;
      continue;
    }
    byte = bytes[at++]!;
    let frequency = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[at++]!;
      frequency |= (byte & 0x7f) << shift;
    }
    const norm = norms[document]!;
    sums[document]! += frequency < LOOKED_UP ? table[256 * frequency + norm]! : of(frequency, norm);
  }
  // Places rise, and what is written beyond an array goes nowhere: the last tells.
  if (document >= norms.length) throw new Error('The index of the catalogue is damaged.');
}
