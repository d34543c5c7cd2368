import { gradients } from '@main/qmodel/autodiff/backward';
import { Graph, type Target } from '@main/qmodel/autodiff/graph';
import { scale } from '@main/qmodel/autodiff/primitives/arithmetic';
import { plainAdd } from '@main/qmodel/autodiff/primitives/elementwise';
import { parameterShapes } from '@main/qmodel/architecture/parameters';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import { packedForward, packedInputs, type PackedShape } from '@main/qmodel/architecture/packed';
import type { Shape, Tensor } from '@main/qmodel/autodiff/tensor';
import { adaptedWeights, trainedShapes, type LoraOptions } from '@main/qmodel/training/lora';
import { adamW } from '@main/qmodel/training/adamw';
import { preferenceLoss, type PreferenceObjective } from '@main/qmodel/training/losses/preference';
import { pairRewards } from '@main/qmodel/training/losses/rewards';

/** Names of a parameter's inputs and outputs in the training graph. */
export const stateNames = {
  firstMoment: (name: string) => `m.${name}`,
  secondMoment: (name: string) => `v.${name}`,
  gradient: (name: string) => `gradient.${name}`,
  updated: (name: string) => `new.${name}`,
};

export interface DpoOptions extends PreferenceObjective, LoraOptions {
  readonly weightDecay: number;
  readonly gradientClip: number;
}

interface Forward {
  readonly graph: Graph;
  /** What gradients are taken of. */
  readonly trained: ReadonlyMap<string, Tensor>;
  /** log π_θ of each scored token, [B, n, S]. */
  readonly tokenLogProbabilities: Tensor;
  /** 1 for the tokens that count, [B, n, S]. */
  readonly mask: Tensor;
}

type Built = Pick<Forward, 'graph' | 'trained'> & { readonly loss: Tensor };

/** The decoder over a packed batch, with its weights and, where there are, their adapters as inputs. */
export function buildForward(
  target: Target,
  config: DecoderConfig,
  shape: PackedShape,
  lora: LoraOptions | null,
): Forward {
  const graph = new Graph(target);
  const inputs = packedInputs(graph, config, shape);
  const weights = inputsOf(graph, parameterShapes(config));
  const adapters = lora && lora.loraRank > 0 ? inputsOf(graph, trainedShapes(config, lora)) : null;
  const read = lora && adapters ? adaptedWeights(weights, adapters, lora) : weights;
  const mask = graph.floatInput('mask', [shape.batch, shape.branches, shape.scored]);
  const { logProbabilities } = packedForward(graph, config, shape, lookup(read), inputs);
  return {
    graph,
    trained: adapters ?? weights,
    tokenLogProbabilities: logProbabilities,
    mask,
  };
}

/** Forward pass and loss; `logProbabilities` [B, 2] and `loss` are outputs. */
function buildLoss(
  target: Target,
  config: DecoderConfig,
  shape: PackedShape,
  objective: PreferenceObjective,
  lora: LoraOptions | null,
): Built {
  const forward = buildForward(target, config, shape, lora);
  const { graph, trained, tokenLogProbabilities, mask } = forward;
  const reference = graph.floatInput('reference', [shape.batch, shape.branches]);
  const pairs = pairRewards(graph, tokenLogProbabilities, mask, reference, objective.beta);
  const loss = preferenceLoss(graph, pairs.lag, objective);
  graph.output(loss, 'loss');
  graph.output(pairs.logProbabilities, 'logProbabilities');
  return { graph, trained, loss };
}

/** Gives the parameters of a map by name. @throws Error for one that is not there */
export function lookup(parameters: ReadonlyMap<string, Tensor>): (name: string) => Tensor {
  return (name) => {
    const tensor = parameters.get(name);
    if (!tensor) throw new Error(`The decoder has no parameter ${name}.`);
    return tensor;
  };
}

/** Loss and log-probabilities without gradients, for held-out pairs and the reference. */
export function lossModel(
  target: Target,
  config: DecoderConfig,
  shape: PackedShape,
  objective: PreferenceObjective,
): Uint8Array {
  return buildLoss(target, config, shape, objective, null).graph.toModel();
}

/** Loss with the gradient of each trained parameter as output `gradient.<name>`; for gradient checks. */
export function gradientModel(
  target: Target,
  config: DecoderConfig,
  shape: PackedShape,
  options: PreferenceObjective & LoraOptions,
): Uint8Array {
  const { graph, trained, loss } = buildLoss(target, config, shape, options, options);
  const names = [...trained.keys()];
  gradients(graph, loss, [...trained.values()]).forEach((gradient, i) => {
    graph.output(gradient, stateNames.gradient(names[i] ?? ''));
  });
  return graph.toModel();
}

/** One whole training step: forward, backward, clipping, AdamW. */
export function trainingModel(
  target: Target,
  config: DecoderConfig,
  shape: PackedShape,
  options: DpoOptions,
): Uint8Array {
  const { graph, trained, loss } = buildLoss(target, config, shape, options, options);
  emitUpdate(graph, trained, gradients(graph, loss, [...trained.values()]), options);
  return graph.toModel();
}

/**
 * Gradients of a part of a batch, added to what stands in `gradient.<name>`. The loss of a part is
 * a mean over its rows; `share` is what part of the batch its rows are. Empty rows add nothing.
 */
export function partModel(
  target: Target,
  config: DecoderConfig,
  shape: PackedShape,
  options: PreferenceObjective & LoraOptions,
  share: number,
): Uint8Array {
  const { graph, trained, loss } = buildLoss(target, config, shape, options, options);
  addGradients(graph, scale(graph, loss, share), trained);
  return graph.toModel();
}

/** Outputs what is fed as `gradient.<name>` with the gradient of `loss` added to it. */
export function addGradients(
  graph: Graph,
  loss: Tensor,
  trained: ReadonlyMap<string, Tensor>,
): void {
  const names = [...trained.keys()];
  gradients(graph, loss, [...trained.values()]).forEach((gradient, i) => {
    const name = stateNames.gradient(names[i] ?? '');
    const before = graph.floatInput(name, gradient.shape);
    graph.output(plainAdd(graph, before, gradient), stateNames.updated(name));
  });
}

/** Clipping and AdamW on gradients that are fed. */
export function updateModel(
  target: Target,
  config: DecoderConfig,
  options: DpoOptions,
): Uint8Array {
  const graph = new Graph(target);
  const parameters = inputsOf(graph, trainedShapes(config, options));
  const flows = [...parameters].map(([name, { shape }]) =>
    graph.floatInput(stateNames.gradient(name), shape),
  );
  emitUpdate(graph, parameters, flows, options);
  return graph.toModel();
}

function inputsOf(graph: Graph, shapes: ReadonlyMap<string, Shape>): ReadonlyMap<string, Tensor> {
  return new Map([...shapes].map(([name, size]) => [name, graph.floatInput(name, size)]));
}

/** AdamW as outputs: the gradients' norm, and all that it changes. `flows` in the parameters' order. */
function emitUpdate(
  graph: Graph,
  parameters: ReadonlyMap<string, Tensor>,
  flows: readonly Tensor[],
  options: DpoOptions,
): void {
  const names = [...parameters.keys()];
  const trained = [...parameters].map(([name, parameter], i) => ({
    parameter,
    gradient: flows[i] ?? parameter,
    firstMoment: graph.floatInput(stateNames.firstMoment(name), parameter.shape),
    secondMoment: graph.floatInput(stateNames.secondMoment(name), parameter.shape),
  }));
  const schedule = {
    learningRate: graph.floatInput('learningRate', []),
    correction1: graph.floatInput('correction1', []),
    correction2: graph.floatInput('correction2', []),
  };
  const { gradientNorm, updated } = adamW(graph, trained, schedule, options);
  graph.output(gradientNorm, 'gradientNorm');
  updated.forEach(({ parameter, firstMoment, secondMoment }, i) => {
    const name = names[i] ?? '';
    graph.output(parameter, stateNames.updated(name));
    graph.output(firstMoment, stateNames.updated(stateNames.firstMoment(name)));
    graph.output(secondMoment, stateNames.updated(stateNames.secondMoment(name)));
  });
}
