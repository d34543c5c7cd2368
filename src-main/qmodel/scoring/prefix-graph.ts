import { Graph, type Target } from '@main/qmodel/autodiff/graph';
import { plainConcat } from '@main/qmodel/autodiff/primitives/shape';
import type { Shape, Tensor } from '@main/qmodel/autodiff/tensor';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import type { KeysAndValues } from '@main/qmodel/architecture/blocks/attention';
import { decoder, type Memory } from '@main/qmodel/architecture/decoder';
import { BLOCKED } from '@main/qmodel/architecture/packed';
import { parameterShapes } from '@main/qmodel/architecture/parameters';
import { lookup } from '@main/qmodel/training/dpo-graph';

/** Tokens of a block of a prompt. */
export const BLOCK = 128;

/** The two models that are compared; their weights are the inputs `<side>.<name>`. */
export const sides = ['policy', 'reference'] as const;
type Side = (typeof sides)[number];

/** Name of what a block made of a layer, as output and, with the block's number, as input. */
function blockNames(side: Side, layer: number): { readonly keys: string; readonly values: string } {
  return { keys: `keys.${side}.${layer}`, values: `values.${side}.${layer}` };
}

/** Name under which a tensor of block `index` is fed to what comes after it. */
export function fedName(name: string, index: number): string {
  return `${name}.${index}`;
}

/** [1, K, BLOCK, S]. */
function blockShape({ keyValueHeads, headSize }: DecoderConfig): Shape {
  return [1, keyValueHeads, BLOCK, headSize];
}

/** Gives each layer the keys and values of `count` blocks, which are inputs, before its own. */
export function fedBlocks(graph: Graph, config: DecoderConfig, side: Side, count: number): Memory {
  const behind = (name: string, own: Tensor): Tensor => {
    const blocks = Array.from({ length: count }, (_, i) =>
      graph.floatInput(fedName(name, i), blockShape(config)),
    );
    return plainConcat(graph, [...blocks, own], 2);
  };
  return (layer, own) => {
    const names = blockNames(side, layer);
    return { keys: behind(names.keys, own.keys), values: behind(names.values, own.values) };
  };
}

/** Weights as inputs. */
export function sideParameters(
  graph: Graph,
  config: DecoderConfig,
  side: Side,
): (name: string) => Tensor {
  return lookup(
    new Map(
      [...parameterShapes(config)].map(([name, size]) => [
        name,
        graph.floatInput(`${side}.${name}`, size),
      ]),
    ),
  );
}

/**
 * Keys and values that both models make of block `index` of a prompt, given those of the blocks
 * before. Its shape depends on nothing but `index`, so what it gives does not depend, to the bit, on
 * whether the blocks before were kept or made anew.
 */
export function blockModel(target: Target, config: DecoderConfig, index: number): Uint8Array {
  const graph = new Graph(target);
  const before = index * BLOCK;
  const all = before + BLOCK;
  const input = {
    ids: graph.input('ids', 'int64', [1, BLOCK]),
    features:
      config.matchFeatures > 0
        ? graph.floatInput('features', [1, BLOCK, config.matchFeatures])
        : null,
    positions: graph.constant(
      Array.from({ length: BLOCK }, (_, i) => before + i),
      [1, BLOCK],
      'int64',
    ),
    bias: graph.constant(
      Array.from({ length: BLOCK * all }, (_, i) =>
        i % all <= before + Math.floor(i / all) ? 0 : BLOCKED,
      ),
      [1, 1, BLOCK, all],
    ),
  };
  for (const side of sides) {
    const fed = fedBlocks(graph, config, side, index);
    const memory: Memory = (layer, own): KeysAndValues => {
      const names = blockNames(side, layer);
      graph.output(own.keys, names.keys);
      graph.output(own.values, names.values);
      return fed(layer, own);
    };
    decoder(graph, config, sideParameters(graph, config, side), { ...input, memory });
  }
  return graph.toModel();
}
