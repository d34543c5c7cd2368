/** A piece of an observation: text, or something the agent could click. */
export interface ObservationPiece {
  readonly text: string;
  readonly clickable: boolean;
}

/** One line of an observation as it is set on the page. */
export interface ObservationLine {
  /** Name in front of its values, e.g. of a product's options. */
  readonly name: string | null;
  readonly pieces: readonly ObservationPiece[];
  /** Repeats the task: shown quietly. */
  readonly quiet: boolean;
}

/** A line that is still being put together. */
interface OpenLine extends ObservationLine {
  readonly pieces: ObservationPiece[];
}

const SEPARATOR = '[SEP]';
/** Buttons that every page of the shop writes the same way. */
const BUTTONS = new Set([
  'back to search',
  '< prev',
  'next >',
  'description',
  'features',
  'reviews',
  'attributes',
  'buy now',
  'search',
]);
const PRODUCT_ID = /^B0[0-9A-Z]{8}$/i;
/** Groups of options after the first, whose name nothing else tells apart from a value. */
const OPTION_NAMES =
  /^(colou?r|size|style|scent|flavou?r|fit type|shape|material|pattern|team|number of items|unit count|quantity|length|width|edition|configuration|capacity)( name| type)?$/i;

/**
 * Breaks an observation into lines with its clickable parts told apart: by brackets where the
 * environment writes them, otherwise by the words of the shop's buttons, by product ids, and by what
 * was clicked from here.
 */
export function readObservation(
  observation: string,
  clicked: ReadonlySet<string> = new Set(),
): readonly ObservationLine[] {
  return observation.includes(SEPARATOR)
    ? readSegments(
        observation.split(SEPARATOR).map((segment) => segment.trim()),
        clicked,
      )
    : observation.split('\n').flatMap(readLine);
}

function readSegments(
  segments: readonly string[],
  clicked: ReadonlySet<string>,
): ObservationLine[] {
  const lines: OpenLine[] = [];
  const options = optionRange(segments);
  let open: OpenLine | null = null;
  segments.forEach((text, at) => {
    if (text === '' || /^instruction:$/i.test(text)) return;
    const isGoal = at > 0 && /^instruction:$/i.test(segments[at - 1]!);
    const inOptions = at >= options.from && at < options.to;
    const isName = inOptions && (at === options.from || OPTION_NAMES.test(text));
    const product = lines.at(-1);
    const clickable = !isName && !isGoal && (inOptions || isClickable(text, clicked));
    if (isName) {
      open = { name: text, pieces: [], quiet: false };
      lines.push(open);
    } else if (open && clickable && !PRODUCT_ID.test(text) && !BUTTONS.has(text.toLowerCase())) {
      open.pieces.push({ text, clickable });
    } else if (clickable && open?.name === null && !PRODUCT_ID.test(text)) {
      open.pieces.push({ text, clickable });
    } else if (!clickable && product && describesProduct(product)) {
      product.pieces.push({ text, clickable });
      open = null;
    } else {
      const line: OpenLine = { name: null, pieces: [{ text, clickable }], quiet: isGoal };
      lines.push(line);
      open = clickable ? line : null;
    }
  });
  return lines;
}

/** Whether a line is a product of a list whose title or price may still follow. */
function describesProduct({ pieces }: { readonly pieces: readonly ObservationPiece[] }): boolean {
  return pieces.length < 3 && pieces[0]?.clickable === true && PRODUCT_ID.test(pieces[0].text);
}

/** On a product's page the options stand between the way back and the title before the price. */
function optionRange(segments: readonly string[]): { from: number; to: number } {
  const price = segments.findIndex((text) => /^price:/i.test(text));
  const back = segments.findIndex((text) => text.toLowerCase() === '< prev');
  return price > 0 && back >= 0 ? { from: back + 1, to: price - 1 } : { from: 0, to: 0 };
}

function isClickable(text: string, clicked: ReadonlySet<string>): boolean {
  return (
    BUTTONS.has(text.toLowerCase()) || PRODUCT_ID.test(text) || clicked.has(text.toLowerCase())
  );
}

const BRACKETED =
  /\[(?:clicked )?button\] (.*?) \[(?:clicked )?button_\]|\[\[(.+?)\]\]|\[([^[\]]+)\]/g;

function readLine(line: string): ObservationLine[] {
  if (line.trim() === '') return [];
  const pieces: ObservationPiece[] = [];
  let end = 0;
  for (const match of line.matchAll(BRACKETED)) {
    const before = line.slice(end, match.index).trim();
    if (before) pieces.push({ text: before, clickable: false });
    pieces.push({ text: (match[1] ?? match[2] ?? match[3] ?? '').trim(), clickable: true });
    end = match.index + match[0].length;
  }
  const after = line.slice(end).trim();
  if (after) pieces.push({ text: after, clickable: false });
  const [first, ...others] = pieces;
  const named = first && !first.clickable && others.length > 0 && others.every((p) => p.clickable);
  return [
    named
      ? { name: first.text, pieces: others, quiet: false }
      : { name: null, pieces, quiet: false },
  ];
}
