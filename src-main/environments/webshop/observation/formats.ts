import type { WebShopSection } from '@shared/experiment/config';
import type { Session } from '../session';
import { pythonFloat, SCORE_HEADING, type PageNode } from './page-nodes';

/**
 * How a page is written as text. `text`, `text_rich` (WebShop's text environment) and `react`
 * (ReAct's prompt, as the paper's code has it) are upstream's to the byte. `agent` is StepQ's own:
 * `text`, in front of which stand the options chosen so far, since in `text` a choice leaves no
 * trace; and after the purchase only the score.
 */
export type ObservationFormat = WebShopSection['observation'];

const SEPARATOR = ' [SEP] ';

/** The part of a page that does not depend on the task, rendered. */
export interface RenderedBody {
  /** What stands in front of the instruction: the options chosen so far, or nothing. */
  readonly front: string;
  readonly text: string;
}

/** One page as text: the options chosen, then `head` up to the instruction, then the body. */
export function renderPage(
  format: ObservationFormat,
  page: Session['page'],
  head: readonly PageNode[],
  body: RenderedBody,
): string {
  switch (format) {
    case 'agent':
    case 'text':
      return body.front + head.map(({ text }) => text.trim() + SEPARATOR).join('') + body.text;
    case 'text_rich':
      return body.front + head.map(({ text }) => `${text}\n`).join('') + body.text;
    case 'react':
      return (page === 'index' ? head.map(({ text }) => `\n${text} `).join('') : '') + body.text;
  }
}

/** Everything of a page but its head. */
export function renderBody(
  format: ObservationFormat,
  session: Session,
  nodes: readonly PageNode[],
): RenderedBody {
  if (session.page === 'done' && (format === 'agent' || format === 'react')) {
    return { front: '', text: `${SCORE_HEADING}: ${pythonFloat(session.reward ?? 0)}` };
  }
  switch (format) {
    case 'agent':
      return { front: choices(session), text: separated(nodes) };
    case 'text':
      return { front: '', text: separated(nodes) };
    case 'text_rich':
      return { front: richChoices(nodes), text: nodes.map((n) => `${richNode(n)}\n`).join('') };
    case 'react':
      return { front: '', text: withoutLaterTitles(nodes).map(reactNode).join('') };
  }
}

/** What is said of a clicked option: in `react` alone, in `agent` and `text_rich` before the page. */
export function clickedLine(value: string): string {
  return `You have clicked ${value}.`;
}

function separated(nodes: readonly PageNode[]): string {
  return nodes.map(({ text }) => text.trim()).join(SEPARATOR);
}

/** In the order of choosing; on a product's own page only. */
function choices(session: Session): string {
  if (session.page !== 'item') return '';
  return session.options.map(([, value]) => clickedLine(value) + SEPARATOR).join('');
}

/** Upstream puts each chosen option in front of what it has so far: the last of the page first. */
function richChoices(nodes: readonly PageNode[]): string {
  return nodes
    .filter(({ kind, marked }) => kind === 'option' && marked)
    .map(({ text }) => `${clickedLine(text)}\n`)
    .toReversed()
    .join('');
}

function richNode({ kind, text, marked }: PageNode): string {
  const button = marked ? 'clicked button' : 'button';
  switch (kind) {
    case 'button':
      return `[button] ${text} [button_]`;
    case 'option':
      return `  [${button}] ${text} [${button}_]`;
    case 'product':
      return `\n[${button}] ${text} [${button}_]`;
    case 'option-name':
    case 'text':
      return text;
  }
}

function reactNode({ kind, text, marked }: PageNode): string {
  switch (kind) {
    case 'button':
    case 'product':
      return `\n[${text}] `;
    case 'option':
      return marked ? `[[${text}]]` : `[${text}]`;
    case 'option-name':
    case 'text':
      return `\n${text} `;
  }
}

/** Products whose title and price ReAct's prompt shows. */
const SHOWN_PRODUCTS = 3;

function withoutLaterTitles(nodes: readonly PageNode[]): PageNode[] {
  let products = 0;
  return nodes.filter(({ kind }) => {
    if (kind === 'product') products += 1;
    return kind !== 'text' || products <= SHOWN_PRODUCTS;
  });
}
