const SIZE = 624;
const SHIFT = 397;

/**
 * CPython's `random.Random(seed)`: the Mersenne Twister MT19937 (Matsumoto and Nishimura 1998) with
 * the draws that WebShop makes of it, so that prices, caps and the order of goals are those that the
 * official code gives with this seed.
 */
export class PythonRandom {
  private readonly state: Uint32Array;
  private position = SIZE;

  /** @param seed a whole number in [0, 2³²) */
  constructor(private readonly seed: number) {
    this.state = stateOf(seed);
  }

  /** A second generator that goes on from here. */
  copy(): PythonRandom {
    const copy = new PythonRandom(this.seed);
    copy.state.set(this.state);
    copy.position = this.position;
    return copy;
  }

  /** Uniform in [0, 1), 53 bits of resolution: `random()`. */
  next(): number {
    const high = this.word() >>> 5;
    const low = this.word() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  /** Uniform in [low, high]: `uniform(low, high)`. */
  uniform(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** Uniform integer in [0, bound), bound in [1, 2³²): `_randbelow`. */
  below(bound: number): number {
    const unused = Math.clz32(bound);
    for (;;) {
      const drawn = this.word() >>> unused;
      if (drawn < bound) return drawn;
    }
  }

  /** Puts `items` into another order in place: `shuffle`. */
  shuffle(items: Uint32Array): void {
    for (let i = items.length - 1; i > 0; i -= 1) {
      const j = this.below(i + 1);
      const held = items[i]!;
      items[i] = items[j]!;
      items[j] = held;
    }
  }

  /** Two of at most 21 items in the order of drawing: `sample(items, 2)`. */
  pair<T>(items: readonly [T, T, ...T[]]): [T, T] {
    const pool = [...items];
    const i = this.below(pool.length);
    const first = pool[i] as T;
    pool[i] = pool.at(-1) as T;
    return [first, pool[this.below(pool.length - 1)] as T];
  }

  private word(): number {
    if (this.position === SIZE) this.turn();
    let word = this.state[this.position]!;
    this.position += 1;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  private turn(): void {
    const { state } = this;
    for (let i = 0; i < SIZE; i += 1) {
      const joined = (state[i]! & 0x80000000) | (state[(i + 1) % SIZE]! & 0x7fffffff);
      const twisted = (joined >>> 1) ^ (joined & 1 ? 0x9908b0df : 0);
      state[i] = state[(i + SHIFT) % SIZE]! ^ twisted;
    }
    this.position = 0;
  }
}

/** `init_by_array([seed])`, by which CPython seeds with an integer of one word. */
function stateOf(seed: number): Uint32Array {
  const state = new Uint32Array(SIZE);
  const mixed = (i: number): number => state[i - 1]! ^ (state[i - 1]! >>> 30);
  state[0] = 19650218;
  for (let i = 1; i < SIZE; i += 1) state[i] = Math.imul(1812433253, mixed(i)) + i;
  let i = 1;
  const advance = (): void => {
    i += 1;
    if (i < SIZE) return;
    state[0] = state[SIZE - 1]!;
    i = 1;
  };
  for (let round = 0; round < SIZE; round += 1) {
    state[i] = (state[i]! ^ Math.imul(mixed(i), 1664525)) + seed;
    advance();
  }
  for (let round = 1; round < SIZE; round += 1) {
    state[i] = (state[i]! ^ Math.imul(mixed(i), 1566083941)) - i;
    advance();
  }
  state[0] = 0x80000000;
  return state;
}
