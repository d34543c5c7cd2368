import type { ScoredAction, ScoringContext } from '@shared/qmodel/scoring';
import { renderCandidate, situationOf } from '@main/qmodel/render/candidate';
import { readInstruction } from '@main/qmodel/render/instruction';
import { readPage } from '@main/qmodel/render/page';
import { renderPlain } from '@main/qmodel/render/plain';
import { renderPrompt } from '@main/qmodel/render/prompt';
import { joined, type Rendered, type Vocabulary } from '@main/qmodel/render/tokens';

/** A candidate as a branch behind the prompt. */
export interface RenderedAction extends Rendered {
  /** Which tokens Q sums over; the others (the check list, say) are context. */
  readonly scored: readonly boolean[];
  /** The text of each token, for showing contributions. */
  readonly texts: readonly string[];
}

/** A decision as the model reads it. */
export interface RenderedDecision {
  readonly prompt: Rendered;
  readonly actions: readonly RenderedAction[];
  /** Tokens of instruction, earlier steps and thoughts that had to be left out. */
  readonly droppedTokens: number;
}

/** Longest rendered prompt and branch, in tokens; a long call makes its branch longer. */
export interface RenderLimits {
  readonly prompt: number;
  readonly branch: number;
}

/** Which tokens of an action count towards Q: all of them, or the end mark that follows them. */
export type ScoredTokens = 'action' | 'end';

/** What rendering needs to know besides the decision. */
export interface Renderer extends Vocabulary {
  /** With match features beside marked tokens, as StepQ's own decoder reads, or plain text. */
  readonly style: 'matched' | 'plain';
  readonly scoredTokens: ScoredTokens;
  readonly limits: RenderLimits;
}

/** How decisions are rendered for a decoder: it has match features or reads text alone. */
export function styleOf({ matchFeatures }: { readonly matchFeatures: number }): Renderer['style'] {
  return matchFeatures > 0 ? 'matched' : 'plain';
}

/** The one rendering of a decision: training, probing and inference all read this. */
export function renderDecision(
  renderer: Renderer,
  context: ScoringContext,
  candidates: readonly ScoredAction[],
): RenderedDecision {
  const { limits, tokenizer } = renderer;
  if (renderer.style === 'plain') {
    const plain = renderPlain(tokenizer, context, candidates, limits);
    const bare = (ids: readonly number[]): Rendered => ({ ids, features: [] });
    return {
      prompt: bare(plain.prompt),
      droppedTokens: plain.droppedTokens,
      actions: plain.actions.map(({ text, context: between, end }) =>
        renderedAction(renderer, bare(text), bare(between), bare(end)),
      ),
    };
  }
  const wanted = readInstruction(context.instruction, renderer.rarity);
  const situation = situationOf(context, wanted, readPage(wanted, context));
  const { prompt, droppedTokens } = renderPrompt(renderer, wanted, context, limits.prompt);
  const rendered = candidates.map((candidate) =>
    renderCandidate(renderer, situation, candidate, limits.branch),
  );
  return {
    prompt,
    droppedTokens: rendered.reduce((sum, part) => sum + part.droppedTokens, droppedTokens),
    actions: rendered.map(({ text, context: between, end }) =>
      renderedAction(renderer, text, between, end),
    ),
  };
}

function renderedAction(
  { tokenizer, scoredTokens }: Renderer,
  text: Rendered,
  between: Rendered,
  end: Rendered,
): RenderedAction {
  const branch = joined(text, between, end);
  const count = branch.ids.length;
  return {
    ...branch,
    scored: branch.ids.map(
      (_, i) => i === count - 1 || (scoredTokens === 'action' && i < text.ids.length),
    ),
    texts: branch.ids.map((id) => tokenizer.tokenText(id)),
  };
}
