import type { ScoredAction, ScoringContext } from '@shared/qmodel/scoring';
import { renderCandidate, situationOf } from '@main/qmodel/render/candidate';
import { readInstruction } from '@main/qmodel/render/instruction';
import { readPage } from '@main/qmodel/render/page';
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
  readonly scoredTokens: ScoredTokens;
  readonly limits: RenderLimits;
}

/** The one rendering of a decision: training, probing and inference all read this. */
export function renderDecision(
  renderer: Renderer,
  context: ScoringContext,
  candidates: readonly ScoredAction[],
): RenderedDecision {
  const { limits, tokenizer, scoredTokens } = renderer;
  const wanted = readInstruction(context.instruction, renderer.rarity);
  const situation = situationOf(context, wanted, readPage(wanted, context));
  const { prompt, droppedTokens } = renderPrompt(renderer, wanted, context, limits.prompt);
  const rendered = candidates.map((candidate) =>
    renderCandidate(renderer, situation, candidate, limits.branch),
  );
  return {
    prompt,
    droppedTokens: rendered.reduce((sum, part) => sum + part.droppedTokens, droppedTokens),
    actions: rendered.map(({ text, context: between, end }) => {
      const branch = joined(text, between, end);
      const count = branch.ids.length;
      return {
        ...branch,
        scored: branch.ids.map(
          (_, i) => i === count - 1 || (scoredTokens === 'action' && i < text.ids.length),
        ),
        texts: branch.ids.map((id) => tokenizer.tokenText(id)),
      };
    }),
  };
}
