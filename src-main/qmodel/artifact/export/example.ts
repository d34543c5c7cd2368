import { parseAction } from '@shared/agent/action';
import type { ScoredAction, ScoringContext } from '@shared/qmodel/scoring';
import { rendererOf, type ModelArtifact } from '@main/qmodel/artifact/model-folder';
import { renderDecision } from '@main/qmodel/render/render';

/** One candidate as the inputs of an exported ONNX file, filled up to its length. */
export interface SequenceInput {
  /** [T]. */
  readonly ids: readonly number[];
  /** [T]: 1 for tokens that count. */
  readonly scored: readonly number[];
  /** Match features that are not 0: position, feature, value. */
  readonly features: readonly (readonly [position: number, feature: number, value: number])[];
}

/**
 * A decision's candidates, each as the input of an exported file of the given length.
 * @throws RangeError for a candidate that is longer
 */
export function sequenceInputs(
  model: ModelArtifact,
  context: ScoringContext,
  candidates: readonly ScoredAction[],
  length: number,
): readonly SequenceInput[] {
  const { prompt, actions } = renderDecision(rendererOf(model), context, candidates);
  return actions.map((action) => {
    const used = prompt.ids.length + action.ids.length;
    if (used > length) throw new RangeError(`${used} tokens do not fit into ${length}.`);
    const fill = Array.from({ length: length - used }, () => 0);
    return {
      ids: [...prompt.ids, ...action.ids, ...fill],
      scored: [...prompt.ids.map(() => 0), ...action.scored.map(Number), ...fill],
      features: [...prompt.features, ...action.features].flatMap((features, position) =>
        features.map(([feature, value]) => [position, feature, value] as const),
      ),
    };
  });
}

/** A small decision that needs no environment, for checking an exported file. */
export const exampleDecision = {
  context: {
    instruction: 'Find me a red chair for my home, price lower than 40 dollars',
    initialObservation: 'Search',
    history: [],
  },
  candidates: [
    parseAction('Thought: I search for a red chair.\nAction: search[red chair]'),
    parseAction('Thought: I search for lamps.\nAction: search[blue lamp]'),
  ],
} as const;

/** The example beside an exported file: text and inputs of each candidate. */
export function exampleOf(model: ModelArtifact, length: number): unknown {
  const { context, candidates } = exampleDecision;
  const inputs = sequenceInputs(model, context, candidates, length);
  return {
    context,
    candidates: candidates.map(({ thought, type, argument }, i) => ({
      thought,
      type,
      argument,
      ...inputs[i],
    })),
  };
}
