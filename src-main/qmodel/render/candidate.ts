import { actionKey, renderAction } from '@shared/agent/action';
import type { ScoredAction, ScoringContext } from '@shared/qmodel/scoring';
import { coverageOf } from '@main/qmodel/render/coverage';
import type { Wanted } from '@main/qmodel/render/instruction';
import { matchFeatures, type MatchFeatures } from '@main/qmodel/render/match-features';
import { keyOf, type PageMatch } from '@main/qmodel/render/page';
import {
  cut,
  firstPrice,
  joined,
  renderMark,
  renderText,
  type Rendered,
  type Vocabulary,
} from '@main/qmodel/render/tokens';
import { contentStems, wordsOf } from '@main/qmodel/render/words';

/** What every candidate of a decision is compared with. */
export interface Situation {
  readonly wanted: Wanted;
  readonly page: PageMatch;
  /** Keys of the actions so far. */
  readonly done: ReadonlySet<string>;
  /** Words that the earlier steps still stand for: all arguments, and the latest thought. */
  readonly earlier: string;
  readonly steps: number;
}

export function situationOf(
  { history }: ScoringContext,
  wanted: Wanted,
  page: PageMatch,
): Situation {
  return {
    wanted,
    page,
    done: new Set(history.map(({ action }) => actionKey(action))),
    earlier: [
      ...history.map(({ action }) => action.argument),
      history.at(-1)?.action.thought ?? '',
    ].join(' '),
    steps: history.length,
  };
}

/** Most words of a check list. */
const CHECK_WORDS = 24;

/** The tokens of a candidate by part, in the order in which they stand. */
export interface RenderedCandidate {
  /** Thought and call: what the policy wrote. */
  readonly text: Rendered;
  /** Check list, verdict mark. */
  readonly context: Rendered;
  readonly end: Rendered;
  /** Tokens of the thought that were left out. */
  readonly droppedTokens: number;
}

/**
 * A candidate as a branch of at most `limit` tokens: thought, call, check list, verdict mark, end
 * mark. A thought that does not fit is cut; a call never is, the branch gets longer.
 */
export function renderCandidate(
  vocabulary: Vocabulary,
  situation: Situation,
  candidate: ScoredAction,
  limit: number,
): RenderedCandidate {
  const { wanted } = situation;
  const call = renderText(vocabulary, `\n${renderAction(candidate)}`, wanted, 'in call');
  const context = joined(
    checkList(vocabulary, situation, candidate),
    renderMark(vocabulary, 'verdict', verdict(situation, candidate)),
  );
  const end = renderMark(vocabulary, 'end');
  const whole = renderText(vocabulary, candidate.thought, wanted, 'in thought');
  const thought = cut(whole, limit - call.ids.length - context.ids.length - end.ids.length);
  return {
    text: joined(thought, call),
    context,
    end,
    droppedTokens: whole.ids.length - thought.ids.length,
  };
}

/**
 * What is wanted, word by word, beside the candidate: one token for each word, with where else the
 * word stands. Branches share their prompt, so what depends on the candidate cannot stand there.
 */
function checkList(
  vocabulary: Vocabulary,
  { wanted, page, earlier }: Situation,
  candidate: ScoredAction,
): Rendered {
  const inCall = new Set(contentStems(candidate.argument));
  const inThought = new Set(contentStems(candidate.thought));
  const inEarlier = new Set(contentStems(earlier));
  const firstOf = new Map<string, string>();
  for (const { stem, start, end } of wordsOf(wanted.text)) {
    if (wanted.stems.has(stem) && !firstOf.has(stem)) {
      firstOf.set(stem, wanted.text.slice(start, end));
    }
  }
  const words = [...firstOf].slice(0, CHECK_WORDS).map(([stem, word]): Rendered => {
    const says = wanted.stems.get(stem) ?? 0;
    const [call, thought] = [Number(inCall.has(stem)), Number(inThought.has(stem))];
    const [before, onPage] = [Number(inEarlier.has(stem)), Number(page.stems.has(stem))];
    const features = matchFeatures({
      'in check list': 1,
      'check: how much it says': says,
      'check: in call': call,
      'check: in call, how much it says': call * says,
      'check: in thought': thought,
      'check: in thought, how much it says': thought * says,
      'check: in earlier step': before,
      'check: in earlier step, how much it says': before * says,
      'check: on page': onPage,
      'check: on page, how much it says': onPage * says,
      'check: in open label': Number(page.openStems.has(stem)),
    });
    return {
      ids: [...vocabulary.tokenizer.encode(` ${word}`).ids.slice(0, 1)],
      features: [features],
    };
  });
  return joined(renderMark(vocabulary, 'check', matchFeatures({ 'in check list': 1 })), ...words);
}

/** The candidate as a whole, compared with what is wanted and with what else there is. */
function verdict(
  { wanted, page, done, earlier, steps }: Situation,
  candidate: ScoredAction,
): MatchFeatures {
  const text = `${candidate.thought} ${candidate.argument}`;
  const whole = coverageOf(wanted, text);
  const argument = coverageOf(wanted, candidate.argument);
  const price = firstPrice(text);
  return matchFeatures({
    'is verdict': 1,
    'verdict: recall': whole.recall,
    'verdict: recall with earlier steps': coverageOf(wanted, `${text} ${earlier}`).recall,
    'verdict: recall of the page’s best': page.bestRecall,
    'verdict: recall over the page’s best': whole.recall - page.bestRecall,
    'verdict: precision': whole.precision,
    'verdict: neighbours': whole.neighbours,
    'verdict: recall of argument': argument.recall,
    'verdict: precision of argument': argument.precision,
    'verdict: words of argument': Math.log1p(contentStems(candidate.argument).length) / 2,
    'verdict: above limit': Number(price !== null && wanted.limit !== null && price > wanted.limit),
    'verdict: open labels': Math.log1p(page.openLabels.size),
    'verdict: chosen labels': Math.log1p(page.chosenLabels),
    'verdict: argument is open label': Number(page.openLabels.has(keyOf(candidate.argument))),
    'verdict: done before': Number(done.has(actionKey(candidate))),
    'verdict: steps so far': Math.log1p(steps),
  });
}
