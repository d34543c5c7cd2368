import { Graph, type Target } from '@main/qmodel/autodiff/graph';
import { plainSubtract } from '@main/qmodel/autodiff/primitives/elementwise';
import { tokenLogProbabilities } from '@main/qmodel/autodiff/primitives/lookup';
import { plainReshape } from '@main/qmodel/autodiff/primitives/shape';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import { packedForward, packedInputs, type PackedShape } from '@main/qmodel/architecture/packed';
import { parameterShapes } from '@main/qmodel/architecture/parameters';
import { lookup } from '@main/qmodel/training/dpo-graph';

/**
 * The graph that compares policy and reference on packed branches, weights as inputs
 * `policy.<name>` and `reference.<name>`. Output `ratios` [1, n, S] for each scored token: its
 * log π_θ − log π_ref, or, `compat`, its log softmax(z_θ − z_ref), which is what the published
 * code averages.
 */
export function scoringModel(
  target: Target,
  config: DecoderConfig,
  shape: PackedShape,
  compat: boolean,
): Uint8Array {
  const graph = new Graph(target);
  const inputs = packedInputs(graph, config, shape);
  const forward = (prefix: string): ReturnType<typeof packedForward> => {
    const parameters = new Map(
      [...parameterShapes(config)].map(([name, size]) => [
        name,
        graph.floatInput(prefix + name, size),
      ]),
    );
    return packedForward(graph, config, shape, lookup(parameters), inputs);
  };
  const policy = forward('policy.');
  const reference = forward('reference.');
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
