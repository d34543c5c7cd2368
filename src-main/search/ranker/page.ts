/** Something on a page that can be opened by its label, with the text that describes it. */
export interface PageItem {
  readonly label: string;
  readonly title: string;
  /** In the currency of the page; `null` where none is given. */
  readonly price: number | null;
}

/** A page as its text shows it: nothing is known here that a reader could not see. */
export interface Page {
  /** Pieces of text in order, trimmed. */
  readonly segments: readonly string[];
  readonly items: readonly PageItem[];
  /** The one thing that the page is about, if it is. */
  readonly subject: Omit<PageItem, 'label'> | null;
  /** Labels that were chosen on this page. */
  readonly chosen: readonly string[];
}

const CODE = /^(?=.*\d)[A-Z0-9]{6,}$/;
const PRICE = /^(?:price: *)?\$ *([\d,]+(?:\.\d+)?)/i;
const CHOSEN = /^you have clicked (.*)\.$/i;

/** Reads an observation whose pieces stand on lines of their own or between ` [SEP] `. */
export function readPage(observation: string): Page {
  const segments = observation
    .split(/ ?\[SEP\] ?|\n/)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '');
  return {
    segments,
    items: segments.flatMap((label, at) => {
      const title = segments[at + 1];
      const price = priceOf(segments[at + 2]);
      return CODE.test(label) && title !== undefined && price !== null
        ? [{ label, title, price }]
        : [];
    }),
    subject: subjectOf(segments),
    chosen: segments.flatMap((segment) => CHOSEN.exec(segment)?.[1] ?? []),
  };
}

/** The text before `Price: …` names what is offered at that price. */
function subjectOf(segments: readonly string[]): Page['subject'] {
  const at = segments.findIndex((segment) => /^price:/i.test(segment));
  return at > 0 ? { title: segments[at - 1]!, price: priceOf(segments[at]) } : null;
}

function priceOf(segment: string | undefined): number | null {
  const amount = PRICE.exec(segment ?? '')?.[1];
  return amount === undefined ? null : Number(amount.replaceAll(',', ''));
}
