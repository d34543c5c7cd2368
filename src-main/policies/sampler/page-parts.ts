/** The visible pieces of an observation in order, however it is written. */
export interface PageParts {
  readonly parts: readonly string[];
  /** Values of options that it says are chosen. */
  readonly chosen: readonly string[];
}

const SEPARATOR = ' [SEP] ';
const CLICKED = /^You have clicked (.+)\.$/s;
const RICH_BUTTON = /^\[button\] .* \[button_\]$/m;
const RICH = /^ {0,2}\[(clicked )?button\] (.*) \[(?:clicked )?button_\]$/;

/** Takes an observation of WebShop apart: of `agent` and `text`, of `text_rich` or of `react`. */
export function readParts(observation: string): PageParts {
  // Only pages of ReAct's prompt begin with the end of a line.
  if (observation.startsWith('\n')) return reactParts(observation);
  const parts = RICH_BUTTON.test(observation)
    ? observation
        .split('\n')
        .map((line) => RICH.exec(line)?.[2] ?? line.trim())
        .filter((part) => part !== '')
    : observation.split(SEPARATOR);
  const start = parts.indexOf('Instruction:');
  const front = parts.slice(0, Math.max(0, start));
  return { parts, chosen: front.flatMap((part) => clickedValue(part) ?? []) };
}

/** The value in `You have clicked <value>.`; undefined of another text. */
export function clickedValue(text: string): string | undefined {
  return CLICKED.exec(text)?.[1];
}

/** Buttons and products; a title may stand in brackets too. */
const REACT_LABEL =
  /^\[(Back to Search|< Prev|Next >|Search|Description|Features|Reviews|Buy Now|[A-Z0-9]{1,10})\] $/;

/** Values stand behind the name of their group, and alone have no blank after them. */
const REACT_OPTIONS = /^(.*?) (\[.+\])$/;

function reactParts(observation: string): PageParts {
  const parts: string[] = [];
  const chosen: string[] = [];
  for (const line of observation.slice(1).split('\n')) {
    const [, name, values] = REACT_OPTIONS.exec(line) ?? [];
    if (name === undefined || values === undefined) {
      parts.push(REACT_LABEL.exec(line)?.[1] ?? line.trim());
      continue;
    }
    parts.push(name);
    for (const value of values.slice(1, -1).split('][')) {
      const marked = /^\[(.*)\]$/.exec(value)?.[1];
      if (marked !== undefined) chosen.push(marked);
      parts.push(marked ?? value);
    }
  }
  // The head of the other formats, which ReAct's prompt shows on the first page alone.
  return { parts: parts[0] === 'WebShop' ? parts : ['Instruction:', '', ...parts], chosen };
}
