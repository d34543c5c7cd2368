/** What the parts of WebShop's reward are called; others keep their own name. */
const names: Readonly<Record<string, string>> = {
  r_type: 'type',
  r_att: 'attributes',
  r_option: 'options',
  r_price: 'price',
  w_att: 'weight of attributes',
  w_option: 'weight of options',
  w_price: 'weight of price',
};

/** A part of a reward in words. */
export function partName(part: string): string {
  return names[part] ?? part.replaceAll('_', ' ');
}

/** Parts in the order read best: what was reached, then how it was matched, weights last. */
export function orderedParts(parts: Readonly<Record<string, number>>): readonly string[] {
  return Object.keys(parts).sort((a, b) => rank(a) - rank(b));
}

function rank(part: string): number {
  const known = Object.keys(names).indexOf(part);
  if (known < 0) return 10;
  return part.startsWith('w_') ? 20 + known : known;
}
