import { termCounts } from '../search/bm25';
import { encodePostings } from './postings';

/** The postings of one term in a block. */
export interface TermPostings {
  readonly term: string;
  /** Documents of the block that hold it. */
  readonly count: number;
  readonly bytes: Uint8Array;
}

/** A term that stands more often in one document counts as often as this. */
const MOST_OFTEN = 0xffff;

const FIRST_ROOM = 1 << 16;

/**
 * Gathers the terms of the documents of one block, eight bytes for each different term of a
 * document, and gives them back by term.
 */
export class BlockWriter {
  private readonly numbers = new Map<string, number>();
  /** The term of each entry. */
  private terms = new Uint32Array(FIRST_ROOM);
  /** Its document's place in the block, and above the lower 16 bits how often it stands there. */
  private places = new Uint32Array(FIRST_ROOM);
  private entries = 0;
  private held = 0;

  /** Documents added since the last `take`. */
  get documents(): number {
    return this.held;
  }

  add(terms: readonly string[]): void {
    for (const [term, count] of termCounts(terms)) {
      let number = this.numbers.get(term);
      if (number === undefined) this.numbers.set(ownText(term), (number = this.numbers.size));
      if (this.entries === this.terms.length) this.grow();
      this.terms[this.entries] = number;
      this.places[this.entries] = this.held | (Math.min(count, MOST_OFTEN) << 16);
      this.entries += 1;
    }
    this.held += 1;
  }

  /** The postings of every term in the order of the terms; the block is empty afterwards. */
  *take(): Generator<TermPostings> {
    const { starts, sorted } = this.byTerm();
    const terms = [...this.numbers].sort(([a], [b]) => (a < b ? -1 : 1));
    this.numbers.clear();
    this.entries = 0;
    this.held = 0;
    for (const [term, number] of terms) {
      const places = sorted.subarray(starts[number], starts[number + 1]);
      const bytes = encodePostings({
        documents: places.map((place) => place & 0xffff),
        frequencies: places.map((place) => place >>> 16),
      });
      yield { term, count: places.length, bytes };
    }
  }

  /** The places in the order of their terms' numbers, and where those of each number start. */
  private byTerm(): { readonly starts: Uint32Array; readonly sorted: Uint32Array } {
    const starts = new Uint32Array(this.numbers.size + 1);
    for (let i = 0; i < this.entries; i += 1) starts[this.terms[i]! + 1]! += 1;
    for (let number = 1; number < starts.length; number += 1)
      starts[number]! += starts[number - 1]!;
    const next = starts.slice();
    const sorted = new Uint32Array(this.entries);
    for (let i = 0; i < this.entries; i += 1) {
      const number = this.terms[i]!;
      sorted[next[number]!] = this.places[i]!;
      next[number]! += 1;
    }
    return { starts, sorted };
  }

  private grow(): void {
    const doubled = (from: Uint32Array): Uint32Array<ArrayBuffer> => {
      const to = new Uint32Array(from.length * 2);
      to.set(from);
      return to;
    };
    this.terms = doubled(this.terms);
    this.places = doubled(this.places);
  }
}

/** A copy: a long piece of a text would keep all of that text in memory as long as it is held. */
function ownText(piece: string): string {
  return Buffer.from(piece).toString();
}
