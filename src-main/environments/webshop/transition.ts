import type { AgentAction } from '@shared/agent/action';
import { clickNamed, type Click, type Shop } from './clicks';
import { chooseOption, startSession, type Session } from './session';

/** Longer queries are refused: no instruction is a quarter as long, and the index is not a place to store text. */
const LONGEST_QUERY = 1000;

/** Longer than the label of anything that can be clicked. */
const LONGEST_LABEL = 500;

const CONTROL = /\p{Cc}/u;

/**
 * What no query may hold. Marks of the writing direction show another text than is searched for; and
 * upstream reads an action greedily, so that a bracket within it makes it none.
 */
const NO_QUERY = /[\p{Bidi_Control}[]/u;

/** What an action leads to; `bought` asks the caller for the reward. */
export interface Move {
  readonly session: Session;
  /** The option value that was clicked, if one was. */
  readonly clicked?: string;
}

/**
 * The session after an action, or undefined when the action is not possible here. Verbs and labels
 * are read without regard to case; a search is possible only where the search box is.
 */
export function move(
  session: Session,
  action: Pick<AgentAction, 'type' | 'argument'>,
  shop: Shop,
): Move | undefined {
  if (session.page === 'done' || CONTROL.test(action.argument.slice(0, LONGEST_QUERY + 1))) {
    return undefined;
  }
  const type = action.type.slice(0, 10).toLowerCase();
  if (type === 'search') return search(session, action.argument);
  if (type !== 'click' || action.argument.length > LONGEST_LABEL) return undefined;
  const click = clickNamed(session, shop, action.argument.trim());
  return click && follow(session, click);
}

function search(session: Session, argument: string): Move | undefined {
  if (session.page !== 'index' || argument.length > LONGEST_QUERY || NO_QUERY.test(argument)) {
    return undefined;
  }
  const query = argument.toLowerCase().trim();
  return query === '' ? undefined : { session: results(session, query, 1) };
}

function follow(session: Session, click: Click): Move {
  switch (click.kind) {
    case 'back-to-search':
      return { session: startSession(session.goalId) };
    case 'next':
      return { session: results(session, session.query, session.pageNumber + 1) };
    case 'previous':
      return { session: goBack(session) };
    case 'product':
      return { session: open(session, click.label) };
    case 'sub-page':
      return { session: { ...session, page: 'sub-page', subPage: click.label } };
    case 'option': {
      const options = chooseOption(session.options, click.group, click.label);
      return { session: { ...session, options }, clicked: click.label };
    }
    case 'buy':
      return { session: { ...session, page: 'done' } };
  }
}

/** From a sub-page to its product, from a product to the results, from the results one page up. */
function goBack(session: Session): Session {
  if (session.page === 'sub-page') return { ...session, page: 'item', subPage: null };
  if (session.page === 'item') return results(session, session.query, session.pageNumber);
  return results(session, session.query, session.pageNumber - 1);
}

/** A page of results; it forgets the options, as every search and turn of a page does. */
function results(session: Session, query: string, pageNumber: number): Session {
  return { ...session, page: 'results', query, pageNumber, asin: null, subPage: null, options: [] };
}

function open(session: Session, asin: string): Session {
  const visited = session.visited.includes(asin) ? session.visited : [...session.visited, asin];
  return { ...session, page: 'item', asin, visited };
}
