import { Graph, type Target } from '@main/qmodel/autodiff/graph';
import { plainSubtract } from '@main/qmodel/autodiff/primitives/elementwise';
import { tokenLogProbabilities } from '@main/qmodel/autodiff/primitives/lookup';
import { plainReshape } from '@main/qmodel/autodiff/primitives/shape';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import {
  packedForward,
  packedInputs,
  type PackedOutput,
  type PackedShape,
} from '@main/qmodel/architecture/packed';
import { BLOCK, fedBlocks, sideParameters, type sides } from '@main/qmodel/scoring/prefix-graph';

/** What a scoring graph is built for. */
export interface ScoringShape extends PackedShape {
  /** Blocks of the prompt whose keys and values are fed; the row then has none of the prompt. */
  readonly blocks: number;
}

/** Input with the bias of the fed blocks: 0, or −10⁹ for their padding; [1, 1, 1, blocks · BLOCK]. */
export const blocksBias = 'blocks';

/**
 * The graph that compares policy and reference on packed branches, weights as inputs
 * `policy.<name>` and `reference.<name>`. Output `ratios` [1, n, S] for each scored token: its
 * log π_θ − log π_ref, or, `compat`, its log softmax(z_θ − z_ref), which is what the published
 * code averages.
 */
export function scoringModel(
  target: Target,
  config: DecoderConfig,
  shape: ScoringShape,
  compat: boolean,
): Uint8Array {
  const graph = new Graph(target);
  const inputs = packedInputs(graph, config, shape);
  const { blocks } = shape;
  const bias = blocks > 0 ? graph.floatInput(blocksBias, [1, 1, 1, blocks * BLOCK]) : null;
  const forward = (side: (typeof sides)[number]): PackedOutput => {
    const past = bias ? { bias, memory: fedBlocks(graph, config, side, blocks) } : undefined;
    const parameters = sideParameters(graph, config, side);
    return packedForward(graph, config, shape, parameters, inputs, past);
  };
  const policy = forward('policy');
  const reference = forward('reference');
  const ratios = compat
    ? plainReshape(
        graph,
        tokenLogProbabilities(
          graph,
          plainSubtract(graph, policy.logits, reference.logits),
          inputs.targets,
        ),
        policy.logProbabilities.shape,
      )
    : plainSubtract(graph, policy.logProbabilities, reference.logProbabilities);
  graph.output(ratios, 'ratios');
  return graph.toModel();
}
