import { createHash } from 'node:crypto';

/**
 * A set of texts that keeps 8 bytes of each one's SHA-256: a million texts take 16 MB, and two of
 * them are confused with a chance of 3 in 10^8.
 */
export interface DigestSet {
  /** Puts the text that the parts make in; false when it was in already. */
  add(parts: Iterable<string>): boolean;
}

const LEAST_PLACES = 1024;

export function createDigestSet(): DigestSet {
  let places = new BigUint64Array(LEAST_PLACES);
  let held = 0;

  /** Linear probing; 0 marks a free place. */
  const put = (into: BigUint64Array, digest: bigint): boolean => {
    const mask = into.length - 1;
    let at = Number(digest & 0xffff_ffffn) & mask;
    for (let found = into[at]; found !== 0n; found = into[at]) {
      if (found === digest) return false;
      at = (at + 1) & mask;
    }
    into[at] = digest;
    return true;
  };
  const grow = (): void => {
    const larger = new BigUint64Array(places.length * 2);
    for (const digest of places) if (digest !== 0n) put(larger, digest);
    places = larger;
  };

  return {
    add: (parts) => {
      const hash = createHash('sha256');
      // The length keeps `ab` + `c` apart from `a` + `bc`.
      for (const part of parts) hash.update(`${part.length}:`).update(part);
      const digest = hash.digest().readBigUInt64LE() || 1n;
      if (!put(places, digest)) return false;
      held += 1;
      if (held * 2 > places.length) grow();
      return true;
    },
  };
}
