import type { AgentAction } from '@shared/agent/action';
import type { Memory } from './memory';
import type { ShownOptions, ShownProduct } from './page-view';

/** Words of a title that a thought quotes. */
const QUOTED_WORDS = 14;

/**
 * The thought that goes with an action. It depends on the action and the pages alone, never on why
 * the action was chosen: it names what the action is about in the shop's own words, so that an
 * action can be judged from its text, and says nothing about how well it was chosen.
 */
export function thoughtFor(memory: Memory, action: Pick<AgentAction, 'type' | 'argument'>): string {
  const { view, item } = memory;
  const { argument } = action;
  if (action.type === 'search') return `I search for ${argument}.`;
  switch (argument) {
    case 'Back to Search':
      return `I leave ${placeOf(memory)} and go back to the search.`;
    case 'Next >':
      return `I turn to the next page of the results for ${memory.query}.`;
    case '< Prev':
      return view.kind === 'item'
        ? `I leave ${placeOf(memory)} and go back to the results for ${memory.query}.`
        : view.kind === 'sub-page'
          ? `I go back to ${named(item?.product)}.`
          : `I turn to the previous page of the results for ${memory.query}.`;
    case 'Buy Now':
      return `I buy ${named(item?.product)}${optionStates(item?.options ?? [])}.`;
    case 'Description':
    case 'Features':
    case 'Reviews':
      return `I read the ${argument.toLowerCase()} of ${named(item?.product)}.`;
    default:
      return clickThought(memory, argument);
  }
}

function clickThought({ view, item }: Memory, label: string): string {
  if (view.kind === 'results') {
    const result = view.results.find(({ asin }) => asin === label);
    return result ? `I open ${named(result)}.` : `I click ${label}.`;
  }
  const group = item?.options.findLast(({ values }) => values.includes(label));
  return group
    ? `I choose ${group.name} ${label} of ${named(item?.product)}.`
    : `I click ${label}.`;
}

function placeOf({ view, query, item }: Memory): string {
  return view.kind === 'results' ? `the results for ${query}` : named(item?.product);
}

/** Each group of options with what is chosen of it: what the page shows, whatever was asked for. */
function optionStates(options: readonly ShownOptions[]): string {
  if (options.length === 0) return '';
  return ` with ${options.map(({ name, chosen }) => `${name} ${chosen ?? 'not chosen'}`).join(', ')}`;
}

function named(product: ShownProduct | undefined): string {
  if (!product) return 'the product';
  const words = product.title.split(/\s+/);
  const title = words
    .slice(0, QUOTED_WORDS)
    .join(' ')
    .replace(/[,.;:]+$/, '');
  return `${title} for ${product.price}`;
}
