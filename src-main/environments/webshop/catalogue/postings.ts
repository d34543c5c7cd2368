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

/** Room for the postings of one block, to be used again and again. */
export interface DecodedPostings {
  readonly documents: Int32Array;
  readonly frequencies: Int32Array;
}

export function roomForPostings(): DecodedPostings {
  return {
    documents: new Int32Array(BLOCK_DOCUMENTS),
    frequencies: new Int32Array(BLOCK_DOCUMENTS),
  };
}

/**
 * Reads what `encodePostings` wrote into `room`.
 * @returns how many postings there were
 * @throws Error when there are more than a block has documents: the bytes are damaged
 */
export function decodePostings(bytes: Uint8Array, room: DecodedPostings): number {
  const { documents, frequencies } = room;
  let count = 0;
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
    let frequency = 1;
    if ((coded & 1) === 0) {
      byte = bytes[at++]!;
      frequency = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at++]!;
        frequency |= (byte & 0x7f) << shift;
      }
    }
    if (document >= BLOCK_DOCUMENTS) throw new Error('The index of the catalogue is damaged.');
    documents[count] = document;
    frequencies[count] = frequency;
    count += 1;
  }
  return count;
}
