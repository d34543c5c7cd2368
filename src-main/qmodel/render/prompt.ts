import { renderAction, type Step } from '@shared/agent/action';
import type { ScoringContext } from '@shared/qmodel/scoring';
import type { Wanted } from '@main/qmodel/render/instruction';
import {
  cut,
  joined,
  renderMark,
  renderText,
  type Rendered,
  type Vocabulary,
} from '@main/qmodel/render/tokens';

/** Longest part of one earlier step, in tokens. */
const STEP_TOKENS = 24;

/**
 * What all candidates continue: the instruction, then the thoughts (or, without one, the calls) of
 * the earlier steps, the oldest left out first when they do not fit, then the mark of the action.
 * What the pages showed stands in the match features.
 * @param limit most tokens
 * @returns the prompt and how many tokens of instruction and steps had to be left out
 */
export function renderPrompt(
  vocabulary: Vocabulary,
  wanted: Wanted,
  { history }: ScoringContext,
  limit: number,
): { readonly prompt: Rendered; readonly droppedTokens: number } {
  const instruction = renderText(vocabulary, wanted.text, wanted, 'in instruction');
  const head = joined(renderMark(vocabulary, 'instruction'), cut(instruction, limit - 2));
  let tail = renderMark(vocabulary, 'action');
  let dropped = instruction.ids.length + 1 - head.ids.length;
  let full = false;
  for (const step of [...history].reverse()) {
    const whole = renderText(vocabulary, stepText(step), wanted, 'in step');
    const part = joined(renderMark(vocabulary, 'step'), cut(whole, STEP_TOKENS));
    full ||= head.ids.length + part.ids.length + tail.ids.length > limit;
    if (!full) tail = joined(part, tail);
    dropped += full ? whole.ids.length : whole.ids.length + 1 - part.ids.length;
  }
  return { prompt: joined(head, tail), droppedTokens: dropped };
}

function stepText({ action }: Step): string {
  return action.thought === '' ? renderAction(action) : action.thought;
}
