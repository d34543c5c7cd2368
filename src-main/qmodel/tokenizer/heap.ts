/** A binary heap: `pop` gives the item that `before` puts in front of all others. */
export class Heap<Item> {
  private readonly items: Item[] = [];

  /** @param before a strict order; items it does not tell apart come out in no promised order. */
  constructor(private readonly before: (a: Item, b: Item) => boolean) {}

  push(item: Item): void {
    const { items, before } = this;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(item, items[parent]!)) break;
      items[at] = items[parent]!;
      at = parent;
    }
    items[at] = item;
  }

  pop(): Item | undefined {
    const { items, before } = this;
    const first = items[0];
    const moved = items.pop();
    if (first === undefined || moved === undefined || items.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && before(items[child + 1]!, items[child]!)) child++;
      if (!before(items[child]!, moved)) break;
      items[at] = items[child]!;
      at = child;
    }
    items[at] = moved;
    return first;
  }
}
