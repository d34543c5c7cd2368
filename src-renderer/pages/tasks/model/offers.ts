import { parseAction, type AgentAction } from '@shared/agent/action';

export type PlayedAction = Pick<AgentAction, 'type' | 'argument'>;

/** An action that the environment offers. */
export interface Offer extends PlayedAction {
  /** As the environment writes it. */
  readonly text: string;
  /** What is to be written in its place, `keywords` of `search[<keywords>]`; `null` where it is fixed. */
  readonly blank: string | null;
  /** Place among all offers, from 0. */
  readonly at: number;
}

/** Offers of one verb, in the order in which they were given. */
export interface OfferGroup {
  readonly type: string;
  readonly offers: readonly Offer[];
}

const BLANK = /^<([^<>]+)>$/;

/** Reads `type[argument]`; what has no brackets is a verb alone. */
export function readOffer(text: string, at: number): Offer {
  const open = text.indexOf('[');
  if (open < 0) return { text, type: text, argument: '', blank: null, at };
  const argument = text.slice(open + 1, text.endsWith(']') ? -1 : undefined);
  return {
    text,
    type: text.slice(0, open),
    argument,
    blank: BLANK.exec(argument)?.[1] ?? null,
    at,
  };
}

/** Offers by verb, verbs in the order of their first appearance. */
export function groupOffers(offers: readonly Offer[]): readonly OfferGroup[] {
  const groups = new Map<string, Offer[]>();
  for (const offer of offers) {
    const group = groups.get(offer.type);
    if (group) group.push(offer);
    else groups.set(offer.type, [offer]);
  }
  return [...groups].map(([type, held]) => ({ type, offers: held }));
}

/** The key of an offer: `1` to `9` for the first nine. */
export function offerKey(at: number): string | null {
  return at < 9 ? String(at + 1) : null;
}

/** Reads an action that a person wrote, as `stepq play` reads a line of its file. */
export function readWritten(line: string): PlayedAction {
  const { type, argument } = parseAction(line.includes('Action:') ? line : `Action: ${line}`);
  return { type, argument };
}
