import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A source of uniform draws. Every draw advances it. */
export interface RandomSource {
  /** Uniform in [0, 1), 32 bits of resolution. */
  next(): number;
  /** Uniform integer in [0, bound). */
  below(bound: number): number;
}

/**
 * A generator that depends on its key alone: the same parts give the same draws whatever was drawn
 * elsewhere, so that results do not depend on the order in which tasks run.
 */
export function keyedRandom(...key: readonly (string | number)[]): RandomSource {
  const digest = sha256(utf8ToBytes(key.map(String).join('\u0000')));
  const words = new DataView(digest.buffer, digest.byteOffset, 16);
  const state = [0, 4, 8, 12].map((offset) => words.getInt32(offset));
  const generator = xoroshiro128plusFromState(state);
  const next = (): number => (generator.next() >>> 0) / 4294967296;
  return { next, below: (bound) => Math.floor(next() * bound) };
}

/** 64 hexadecimal digits: the SHA-256 of the UTF-8 bytes of `text`. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** A copy of `items` in an order given by `random` (Fisher-Yates). */
export function shuffled<T>(items: readonly T[], random: RandomSource): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = random.below(i + 1);
    const held = copy[i] as T;
    copy[i] = copy[j] as T;
    copy[j] = held;
  }
  return copy;
}
