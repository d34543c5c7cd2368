/** What the type reward looks at. */
export interface TypedProduct {
  readonly query: string;
  readonly productCategory: string;
  /** Nouns of the title in lower case, repeats kept. */
  readonly titleNouns: readonly string[];
}

export interface TypeMatch {
  /** 0, 0.1, 0.5 or 1: the factor on the whole reward. */
  readonly factor: number;
  readonly queryMatch: boolean;
  readonly categoryMatch: boolean;
  /** Share of the wanted title's nouns that the bought one has, in [0, 1]. */
  readonly titleScore: number;
}

/** Parts of the breadcrumb that must agree (upstream's constant). */
const CATEGORY_PARTS = 2;
/** Above this the titles alone make it the right type; also the score against a title without nouns. */
const TITLE_ALIKE = 0.2;
/** Below this the type is wrong whatever query and category say. */
const TITLE_DIFFERENT = 0.1;

/** How far the bought product is the kind of thing that was wanted (`get_type_reward` upstream). */
export function matchType(bought: TypedProduct, wanted: TypedProduct): TypeMatch {
  const queryMatch = bought.query === wanted.query;
  const categoryMatch = sharedParts(bought, wanted) >= CATEGORY_PARTS;
  const titleScore = scoreTitles(bought.titleNouns, wanted.titleNouns);
  return {
    factor: typeFactor(queryMatch || categoryMatch, titleScore),
    queryMatch,
    categoryMatch,
    titleScore,
  };
}

/**
 * The factor that the type puts on the reward: 0, 0.1, 0.5 or 1. The titles have the last word: a
 * product of the same category without a common noun gets 0.
 * @param sameShelf equal queries or enough of the breadcrumb in common
 */
export function typeFactor(sameShelf: boolean, titleScore: number): number {
  if (titleScore === 0) return 0;
  if (titleScore < TITLE_DIFFERENT) return 0.1;
  return sameShelf || titleScore > TITLE_ALIKE ? 1 : 0.5;
}

function sharedParts(bought: TypedProduct, wanted: TypedProduct): number {
  const wantedParts = breadcrumb(wanted.productCategory);
  return [...breadcrumb(bought.productCategory)].filter((part) => wantedParts.has(part)).length;
}

function breadcrumb(productCategory: string): Set<string> {
  return new Set(productCategory.split('›').map((part) => part.trim()));
}

/** Distinct common nouns over all nouns of the wanted title: repeats keep even itself below 1. */
function scoreTitles(bought: readonly string[], wanted: readonly string[]): number {
  if (wanted.length === 0) return TITLE_ALIKE;
  const held = new Set(bought);
  return new Set(wanted.filter((noun) => held.has(noun))).size / wanted.length;
}
