import type { Target } from '@main/qmodel/autodiff/graph';
import { multiply } from '@main/qmodel/autodiff/primitives/arithmetic';
import { sumLast } from '@main/qmodel/autodiff/primitives/reduce';
import { reshape } from '@main/qmodel/autodiff/primitives/shape';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import type { PackedShape } from '@main/qmodel/architecture/packed';
import { addGradients, buildForward } from '@main/qmodel/training/dpo-graph';
import type { LoraOptions } from '@main/qmodel/training/lora';

/**
 * Σ log π of one action for each row, `logProbabilities` [B]; or the gradients of
 * Σ weightᵢ · log πᵢ, added to what is fed.
 * @param shape one branch
 */
export function trajectoryModel(
  target: Target,
  config: DecoderConfig,
  shape: PackedShape,
  lora: LoraOptions | null,
  pass: 'log-probabilities' | 'gradients',
): Uint8Array {
  const forward = buildForward(target, config, shape, lora);
  const { graph, trained, tokenLogProbabilities, mask } = forward;
  const sums = sumLast(graph, multiply(graph, tokenLogProbabilities, mask));
  const rows = reshape(graph, sums, [shape.batch]);
  if (pass === 'log-probabilities') {
    graph.output(rows, 'logProbabilities');
    return graph.toModel();
  }
  const weights = graph.floatInput('weights', [shape.batch]);
  addGradients(graph, sumLast(graph, multiply(graph, rows, weights)), trained);
  return graph.toModel();
}
