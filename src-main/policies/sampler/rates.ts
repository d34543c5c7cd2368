/**
 * How the embedded sampler errs: weights at temperature 1, each list up to a common factor.
 * Set once, before any Q-value model: on 300 training tasks of seed 233 single samples have a mean
 * reward of 0.294, the mode 0.402, a step oracle among five candidates 0.729 (100 tasks). How, and
 * all figures: `docs/decisions/0002-embedded-sampler.md`. Not to be tuned.
 */
export interface SamplerRates {
  /** Ways of wording a search. */
  readonly queries: {
    /** `shirts`. */
    readonly lastWord: number;
    /** `tuxedo shirts`. */
    readonly lastWords: number;
    /** `machine wash`: what stands first instead of what matters. */
    readonly firstWords: number;
    /** `machine wash men's tuxedo shirts`. */
    readonly phrase: number;
    /** `needle sleeve classic fit`: qualities without the thing. */
    readonly wishes: number;
    /** `red medium shirts`: options, which few product texts hold. */
    readonly options: number;
    /** Each word of the instruction with chance 0.4. */
    readonly someWords: number;
    /** The instruction, price and all. */
    readonly everything: number;
  };
  /** Chance of repeating an earlier search instead of wording one. */
  readonly repeatSearch: number;
  readonly onResults: {
    readonly open: number;
    readonly nextPage: number;
    readonly backToSearch: number;
    /** Searching where no search box is: an invalid action. */
    readonly strayed: number;
  };
  /** On a page without a product. */
  readonly onNoResults: {
    readonly nextPage: number;
    readonly backToSearch: number;
    readonly strayed: number;
  };
  /** How much less each further place of a page of results draws than the one before. */
  readonly placeDecay: number;
  /** Weight of a product that shares no word with what is looked for, against 1. */
  readonly implausible: number;
  /** Weight of a product that was opened before, against 1. */
  readonly openedBefore: number;
  readonly onItem: {
    /** While a group is not chosen, and after. */
    readonly choose: number;
    readonly chooseAgain: number;
    readonly buy: number;
    /** Once every group is chosen. */
    readonly buyChosen: number;
    readonly read: number;
    readonly back: number;
    readonly backToSearch: number;
    /** Searching where no search box is: an invalid action. */
    readonly strayed: number;
  };
  /** Chance of choosing a value that the instruction names, where there is one. */
  readonly namedValue: number;
  readonly onSubPage: {
    readonly back: number;
    readonly backToSearch: number;
    /** Buying where no button for it is: an invalid action. */
    readonly strayed: number;
  };
}

export const samplerRates: SamplerRates = {
  queries: {
    lastWord: 0.06,
    lastWords: 0.26,
    firstWords: 0.06,
    phrase: 0.26,
    wishes: 0.06,
    options: 0.04,
    someWords: 0.14,
    everything: 0.12,
  },
  repeatSearch: 0.25,
  onResults: { open: 0.84, nextPage: 0.06, backToSearch: 0.06, strayed: 0.04 },
  onNoResults: { nextPage: 0.1, backToSearch: 0.8, strayed: 0.1 },
  placeDecay: 0.7,
  implausible: 0.15,
  openedBefore: 0.5,
  onItem: {
    choose: 0.44,
    chooseAgain: 0.06,
    buy: 0.28,
    buyChosen: 0.6,
    read: 0.1,
    back: 0.08,
    backToSearch: 0.03,
    strayed: 0.03,
  },
  namedValue: 0.8,
  onSubPage: { back: 0.8, backToSearch: 0.08, strayed: 0.12 },
};
