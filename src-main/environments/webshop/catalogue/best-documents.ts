export interface ScoredDocument {
  readonly document: number;
  readonly score: number;
}

/** The best few of many documents, of which all others are forgotten at once. */
export class BestDocuments {
  /** Best first. */
  private readonly held: ScoredDocument[] = [];

  /** @param ranks of each document its place among equal scores */
  constructor(
    private readonly limit: number,
    private readonly ranks: ArrayLike<number>,
  ) {}

  /** The least score that may still be among the best. */
  get floor(): number {
    const { held, limit } = this;
    return held.length < limit ? -Infinity : (held.at(-1)?.score ?? Infinity);
  }

  offer(document: number, score: number): void {
    const { held, limit } = this;
    if (held.length >= limit) {
      const worst = held.at(-1);
      if (!worst || !this.isBetter(document, score, worst)) return;
      held.pop();
    }
    let low = 0;
    let high = held.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.isBetter(document, score, held[middle]!)) high = middle;
      else low = middle + 1;
    }
    held.splice(low, 0, { document, score });
  }

  sorted(): readonly ScoredDocument[] {
    return this.held;
  }

  private isBetter(document: number, score: number, than: ScoredDocument): boolean {
    if (score !== than.score) return score > than.score;
    return this.ranks[document]! < this.ranks[than.document]!;
  }
}
