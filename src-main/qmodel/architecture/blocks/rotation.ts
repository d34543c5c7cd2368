import type { Graph } from '@main/qmodel/autodiff/graph';
import { plainGatherRows } from '@main/qmodel/autodiff/primitives/lookup';
import { plainReshape } from '@main/qmodel/autodiff/primitives/shape';
import type { Tensor } from '@main/qmodel/autodiff/tensor';
import { scaledFrequency } from '@main/qmodel/architecture/blocks/rotary-scaling';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';

/** Positions that the rotary tables cover: the longest prompt with its action, in tokens. */
export const MAX_POSITIONS = 2048;

/** Cosines and sines by which the positions turn queries and keys, [B, T, 1, R/2]. */
export interface Rotation {
  readonly cosine: Tensor;
  readonly sine: Tensor;
}

/** Angle of coordinate i at position p: p · base^(−2i/R) (arXiv 2104.09864, Eq. 15), scaled. */
export function rotation(
  graph: Graph,
  { rotarySize, rotaryBase, rotaryScaling }: DecoderConfig,
  positions: Tensor,
): Rotation {
  const half = rotarySize / 2;
  const angles = Array.from(
    { length: MAX_POSITIONS * half },
    (_, i) =>
      Math.floor(i / half) * scaledFrequency(rotaryBase ** (-(i % half) / half), rotaryScaling),
  );
  const at = (f: (angle: number) => number): Tensor => {
    const table = graph.constant(angles.map(f), [MAX_POSITIONS, half]);
    const rows = plainGatherRows(graph, table, positions);
    return plainReshape(graph, rows, [...positions.shape, 1, half]);
  };
  return { cosine: at(Math.cos), sine: at(Math.sin) };
}
