import { INVALID_ACTION_TYPE, type AgentAction } from '@shared/agent/action';
import { matchGoal } from '@main/search/ranker/goal';
import { isOverpriced, NO_MATCH, type Situation } from '@main/search/ranker/situation';
import { phraseText, stemsOf } from '@main/search/ranker/words';

/** What an action does, as far as its text tells. */
type Kind = 'query' | 'open' | 'option' | 'commit' | 'back' | 'next' | 'inspect' | 'other';

/**
 * The features, in the order of a ranker's weights. A feature belongs to a kind of action and is 0
 * for all others; `is…` says that the action is of that kind.
 */
export const featureNames = [
  'query: recall of the instruction',
  'query: names the thing',
  'query: precision',
  'query: neighbouring words kept',
  'query: share of the named values',
  'query: words (log)',
  'query: made before',
  'is open',
  'open: recall of the instruction',
  'open: names the thing',
  'open: precision',
  'open: neighbouring words met',
  'open: recall over the best other here',
  'open: price above the limit',
  'open: opened before',
  'is option',
  'option: asked for as a phrase',
  'option: share of its words asked for',
  'option: chosen already',
  'option: recall of the page’s title',
  'is commit',
  'commit: recall of the page’s title',
  'commit: the title names the thing',
  'commit: neighbouring words met by the title',
  'commit: price above the limit',
  'commit: wanted options not chosen (log)',
  'commit: wanted options chosen (log)',
  'commit: steps so far (log)',
  'is back',
  'back: recall of the page’s title',
  'back: the title names the thing',
  'back: price above the limit',
  'back: steps so far (log)',
  'is next',
  'next: best recall on the page',
  'is inspect',
  'is other',
] as const;

export type FeatureName = (typeof featureNames)[number];

const place = new Map<string, number>(featureNames.map((name, index) => [name, index]));

/** One number per name of `featureNames`. Reads nothing but the situation and the action's text. */
export function featuresOf(situation: Situation, action: AgentAction): Float64Array {
  const features = new Float64Array(featureNames.length);
  const entries = describe(situation, action);
  for (const [name, value] of Object.entries(entries)) features[place.get(name)!] = value;
  return features;
}

type Entries = Partial<Record<FeatureName, number>>;

function describe(situation: Situation, action: AgentAction): Entries {
  const steps = Math.log1p(situation.done.length);
  const here = situation.subject?.match ?? NO_MATCH;
  switch (kindOf(situation, action)) {
    case 'query':
      return queryFeatures(situation, action.argument);
    case 'open':
      return openFeatures(situation, action.argument);
    case 'option':
      return optionFeatures(situation, action.argument);
    case 'commit':
      return {
        'is commit': 1,
        'commit: recall of the page’s title': here.recall,
        'commit: the title names the thing': here.core,
        'commit: neighbouring words met by the title': here.phrases,
        'commit: price above the limit': Number(situation.subject?.overpriced ?? false),
        'commit: wanted options not chosen (log)': Math.log1p(situation.unset),
        'commit: wanted options chosen (log)': Math.log1p(situation.set),
        'commit: steps so far (log)': steps,
      };
    case 'back':
      return {
        'is back': 1,
        'back: recall of the page’s title': here.recall,
        'back: the title names the thing': here.core,
        'back: price above the limit': Number(situation.subject?.overpriced ?? false),
        'back: steps so far (log)': steps,
      };
    case 'next':
      return {
        'is next': 1,
        'next: best recall on the page': bestRecall(situation, null),
      };
    case 'inspect':
      return { 'is inspect': 1 };
    case 'other':
      return { 'is other': 1 };
  }
}

function kindOf(situation: Situation, { type, argument }: AgentAction): Kind {
  const label = argument.toLowerCase().trim();
  if (type === 'search') return asksForQuery(situation) ? 'query' : 'other';
  if (type === 'finish' || /^(buy|order|submit|check ?out)\b/.test(label)) return 'commit';
  if (type === INVALID_ACTION_TYPE) return 'other';
  if (situation.items.has(label)) return 'open';
  if (/^(<|back\b)/.test(label)) return 'back';
  if (/^next\b/.test(label)) return 'next';
  if (/^(description|features|reviews|attributes)$/.test(label)) return 'inspect';
  const shown = situation.page.segments.some((segment) => segment.toLowerCase() === label);
  return shown ? 'option' : 'other';
}

/** A page with a search box says so; elsewhere a query goes nowhere. */
function asksForQuery({ page }: Situation): boolean {
  return page.segments.some((segment) => /^search$/i.test(segment));
}

function queryFeatures({ goal, done }: Situation, query: string): Entries {
  const { recall, precision, core, phrases } = matchGoal(goal, query);
  const stems = new Set(stemsOf(query));
  const values = [...goal.values];
  return {
    'query: recall of the instruction': recall,
    'query: names the thing': core,
    'query: precision': precision,
    'query: neighbouring words kept': phrases,
    'query: share of the named values':
      values.length > 0 ? values.filter((stem) => stems.has(stem)).length / values.length : 0,
    'query: words (log)': Math.log1p(stems.size),
    'query: made before': Number(done.includes(query.toLowerCase().trim())),
  };
}

function openFeatures(situation: Situation, label: string): Entries {
  const key = label.toLowerCase().trim();
  const { item, match } = situation.items.get(key)!;
  return {
    'is open': 1,
    'open: recall of the instruction': match.recall,
    'open: names the thing': match.core,
    'open: precision': match.precision,
    'open: neighbouring words met': match.phrases,
    'open: recall over the best other here': match.recall - bestRecall(situation, key),
    'open: price above the limit': Number(isOverpriced(situation.goal, item.price)),
    'open: opened before': Number(situation.done.includes(key)),
  };
}

function optionFeatures(situation: Situation, label: string): Entries {
  const { goal, page } = situation;
  const stems = stemsOf(label);
  const asked = stems.filter(
    (stem) => goal.values.has(stem) || goal.weights.has(stem) || goal.phrases.includes(` ${stem} `),
  );
  const chosen = page.chosen.some((value) => phraseText(value) === phraseText(label));
  return {
    'is option': 1,
    'option: asked for as a phrase': Number(situation.wanted.has(label.toLowerCase().trim())),
    'option: share of its words asked for': stems.length > 0 ? asked.length / stems.length : 0,
    'option: chosen already': Number(chosen),
    'option: recall of the page’s title': situation.subject?.match.recall ?? 0,
  };
}

/** The largest recall among the things that can be opened here, `except` one. */
function bestRecall({ items }: Situation, except: string | null): number {
  let best = 0;
  for (const [label, { match }] of items) {
    if (label !== except) best = Math.max(best, match.recall);
  }
  return best;
}
