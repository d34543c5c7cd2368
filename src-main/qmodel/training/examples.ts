import type { PreferencePair } from '@shared/preference/pair';
import { renderDecision, type RenderedDecision, type Renderer } from '@main/qmodel/render/render';
import { CallError } from '@main/rpc/rpc';
import { MAX_POSITIONS } from '@main/qmodel/architecture/blocks/rotation';
import type { PackedShape } from '@main/qmodel/architecture/packed';
import { contrastPair } from '@main/qmodel/training/contrast';
import type { CorpusDocument } from '@main/qmodel/service';

/** A pair as the model reads it; action 0 is chosen, action 1 rejected. */
export type Example = RenderedDecision;

/** @throws CallError `conflict` for an action that is longer than the model can read */
export function pairExample(renderer: Renderer, pair: PreferencePair): Example {
  const example = renderDecision(renderer, pair, [pair.chosen, pair.rejected]);
  const longest = Math.max(...example.actions.map(({ ids }) => ids.length));
  const room = MAX_POSITIONS - example.prompt.ids.length;
  if (longest <= room) return example;
  throw new CallError(
    'conflict',
    `An action of task ${pair.taskId} (step ${pair.depth + 1}) is ${longest} tokens long, more than ` +
      `the ${room} that the model can read behind its prompt. Reject that pair in the review, then ` +
      'resume. Everything else is kept.',
  );
}

export function contrastExample(
  renderer: Renderer,
  corpus: readonly CorpusDocument[],
  index: number,
  seed: number,
): Example {
  const { context, chosen, rejected } = contrastPair(corpus, index, seed);
  return renderDecision(renderer, context, [chosen, rejected]);
}

/** Sizes are rounded up to multiples of this: few sessions, which each keep memory, serve many lengths. */
const STEP = 16;

function roundUp(size: number): number {
  return Math.max(STEP, Math.ceil(size / STEP) * STEP);
}

/** The smallest packed shape (in steps of 16) that holds every one of the decisions. */
export function shapeFor(
  batch: number,
  branches: number,
  decisions: readonly RenderedDecision[],
): PackedShape {
  let prompt = 0;
  let branch = 0;
  let scored = 1;
  for (const decision of decisions) {
    prompt = Math.max(prompt, decision.prompt.ids.length - 1);
    for (const action of decision.actions) {
      branch = Math.max(branch, action.ids.length);
      scored = Math.max(scored, action.scored.filter(Boolean).length);
    }
  }
  return {
    batch,
    prompt: roundUp(prompt),
    branches,
    branch: roundUp(branch),
    // Either the end mark alone or whole actions.
    scored: scored === 1 ? 1 : roundUp(scored),
  };
}
