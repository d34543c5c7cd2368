/** What the parts of a reward are called; others keep their own name. */
const names: Readonly<Record<string, string>> = {
  r_type: 'type',
  r_att: 'attributes',
  r_option: 'options',
  r_price: 'price',
  em: 'exact match',
  f1: 'F1',
};
/** Parts of this name say how much another counts, the same for every agent. */
const WEIGHT = /^w_/;

/** A part of a reward in words. */
export function partName(part: string): string {
  return names[part] ?? part.replaceAll('_', ' ');
}

/** Parts in the order read best: what was reached, then how it was matched. Weights are no parts. */
export function orderedParts(parts: Readonly<Record<string, number>>): readonly string[] {
  return Object.keys(parts)
    .filter((part) => !WEIGHT.test(part))
    .sort((a, b) => rank(a) - rank(b));
}

function rank(part: string): number {
  const known = Object.keys(names).indexOf(part);
  return known < 0 ? 99 : known;
}
