import type { Interval } from '@shared/evaluation/episode';

/** 97.5 % point of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * Wilson's 95 % score interval of a proportion (Wilson 1927; Newcombe 1998, method 3).
 *
 * @param share observed proportion in [0, 1]
 * @param n independent trials, at least 1
 */
export function wilsonInterval(share: number, n: number): Interval {
  const z2 = Z * Z;
  const centre = share + z2 / (2 * n);
  const spread = Z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  // At a share of 0 or 1 the ends are 0 and 1 exactly, which rounding need not give.
  return {
    lo: share === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    hi: share === 1 ? 1 : Math.min(1, (centre + spread) / scale),
  };
}

/**
 * Two-sided exact McNemar p (McNemar 1947): the chance that b + c fair coins fall at least as
 * unevenly as b against c.
 *
 * @param onlyA tasks that a solved and b did not
 * @param onlyB tasks that b solved and a did not
 */
export function mcnemarP(onlyA: number, onlyB: number): number {
  const coins = onlyA + onlyB;
  // Logarithms, because 2^−n underflows from a thousand coins on.
  let logTerm = -coins * Math.LN2;
  let tail = Math.exp(logTerm);
  for (let heads = 1; heads <= Math.min(onlyA, onlyB); heads += 1) {
    logTerm += Math.log((coins - heads + 1) / heads);
    tail += Math.exp(logTerm);
  }
  return Math.min(1, 2 * tail);
}

/**
 * Holm's adjusted p-values (Holm 1979), in the order given: the chance of even one false claim
 * among all stays below 5 % when those below 0.05 are claimed.
 */
export function holm(ps: readonly number[]): readonly number[] {
  const ascending = ps.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const adjusted = ps.map(() => 1);
  let largest = 0;
  ascending.forEach(({ p, index }, rank) => {
    largest = Math.max(largest, Math.min(1, p * (ps.length - rank)));
    adjusted[index] = largest;
  });
  return adjusted;
}
