/** An instruction as the sampler takes it apart, without understanding it. */
export interface ReadInstruction {
  /** The instruction in lower case. */
  readonly text: string;
  /** Words up to the first `with`, `for`, `that`, …: what is looked for, with what stands before it. */
  readonly phrase: readonly string[];
  /** Words between the phrase and the options or the price. */
  readonly wishes: readonly string[];
  /** Words of the options, without the names of their groups. */
  readonly options: readonly string[];
}

const LEAD_IN =
  /^(?:(?:hello|hi|please)[, ]+)*(?:find me|show me|place order for|(?:i'm|i am) looking(?: for)?|i (?:need|want)(?: to buy)?)\s+(?:an?\s+|some\s+|one\s+|the\s+)*(?:pair of\s+)?/;
const PRICE_CLAUSE = /,?\s*(?:and\s+)?price lower than .*$/;
const OPTION_CLAUSE = /\s+with (?:[a-z]+ ){0,2}[a-z]+: .*$/;
const PHRASE_END = /\s(?:with|for|that|which|in|on)\s/;

/** Takes an instruction apart at the words that synthetic and human instructions have in common. */
export function readInstruction(instruction: string): ReadInstruction {
  const text = instruction.toLowerCase().trim();
  const wanted = text.replace(PRICE_CLAUSE, '').replace(LEAD_IN, '');
  const options = OPTION_CLAUSE.exec(wanted)?.[0] ?? '';
  const head = wanted.slice(0, wanted.length - options.length);
  const end = PHRASE_END.exec(head)?.index ?? head.length;
  return {
    text,
    phrase: words(head.slice(0, end)),
    wishes: words(head.slice(end)),
    options: words(options.replace(/[a-z ]+:/g, ' ')),
  };
}

const FILLERS = new Set(
  'a an and are as for in is it of on or that the this to which with be being me my i want'.split(
    ' ',
  ),
);

function words(text: string): string[] {
  return text.split(/[\s,?]+/).filter((word) => word !== '' && word !== '&' && !FILLERS.has(word));
}

/** Whether the instruction names this option value, as a text between spaces or commas. */
export function namesValue({ text }: ReadInstruction, value: string): boolean {
  const at = ` ${text.replace(/,(?=\s)/g, ' ,')} `;
  return at.includes(` ${value.toLowerCase()} `);
}

/** Share of the instruction's words of what is looked for that a title has, in [0, 1]. */
export function sharedWords({ phrase }: ReadInstruction, title: string): number {
  if (phrase.length === 0) return 0;
  const held = title.toLowerCase();
  return phrase.filter((word) => held.includes(word)).length / phrase.length;
}
