/** Upstream's list; the order decides, since the first colour that occurs wins. */
const COLOURS = `
alabaster apricot aqua ash asphalt azure banana beige black blue blush bordeaux bronze brown burgundy
camel camo caramel champagne charcoal cheetah chestnut chocolate christmas coffee cognac copper coral
cranberry cream crystal dark denim eggplant elephant espresso fuchsia gold granite grape graphite
grass gray green grey heather indigo ivory ivy khaki lavender lemon leopard light lilac lime magenta
maroon mauve merlot midnight mint mocha multicolor mushroom mustard natural navy nude olive orange
peach pewter pink plum purple rainbow red rose royal rust sand sapphire seashell silver skull slate
steel stone stonewash sunflower tan taupe teal tiger turquoise violet walnut wheat white wine yellow`
  .trim()
  .split(/\s+/);

/**
 * The first colour of the list that occurs anywhere in `value`, else `value` itself. Kept as
 * upstream has it, with what follows from substrings: `rectangular` is `tan`, `shredded` is `red`.
 */
export function normalizeColour(value: string): string {
  return COLOURS.find((colour) => value.includes(colour)) ?? value;
}

/**
 * Upstream's treatment of a synthetic goal's option, which it hands on as a pair: a colour only if
 * one of the two members *is* one, else the pair as Python prints it.
 */
export function normalizeColourOfPair(name: string, value: string): string {
  const colour = COLOURS.find((colour) => colour === name || colour === value);
  return colour ?? `(${pythonText(name)}, ${pythonText(value)})`;
}

/** Which quotes Python chooses does not matter: they are no letters and fall away in the comparison. */
function pythonText(text: string): string {
  return `'${text}'`;
}
