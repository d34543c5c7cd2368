import { createHash } from 'node:crypto';
import * as ort from 'onnxruntime-node';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import type { MatchFeatures } from '@main/qmodel/render/match-features';
import type { Rendered } from '@main/qmodel/render/tokens';
import { float, type Values } from '@main/qmodel/runtime/session';
import { keepRecent } from '@main/qmodel/scoring/least-recent';
import { BLOCK, fedName } from '@main/qmodel/scoring/prefix-graph';

/** Keys and values of a block of a prompt, under the names by which the graphs know them. */
type Block = Values;

/** Keys and values of prompts, kept as long as there is room. */
export interface PromptBlocks {
  /**
   * What both models make of a prompt's first `length` tokens, as feeds for whatever comes behind
   * them; made by `compute` where it is not kept.
   */
  feeds(prompt: Rendered, length: number): Promise<Values>;
  /** How many blocks were made so far, and how many were found. */
  readonly counts: { readonly made: number; readonly found: number };
  clear(): void;
}

/** @param room what may be kept, in bytes */
export function createPromptBlocks(
  { matchFeatures }: DecoderConfig,
  room: number,
  compute: (index: number, feeds: Values) => Promise<Block>,
): PromptBlocks {
  const kept = keepRecent<Block>(room, bytesOf, () => undefined);
  const counts = { made: 0, found: 0 };
  return {
    counts,
    feeds: async (prompt, length) => {
      const feeds: Values = {};
      // A block's values depend on all tokens before it: so does its key.
      let key = '';
      for (let index = 0; index * BLOCK < length; index += 1) {
        const own = blockArrays(
          prompt,
          index * BLOCK,
          Math.min(length, (index + 1) * BLOCK),
          matchFeatures,
        );
        key = createHash('sha256')
          .update(key)
          .update(String(own.count))
          .update(bytes(own.ids))
          .update(bytes(own.features))
          .digest('base64');
        const known = kept.get(key);
        const block =
          known ??
          (await compute(index, {
            ...feeds,
            ids: new ort.Tensor('int64', own.ids, [1, BLOCK]),
            ...(matchFeatures > 0 && {
              features: float(own.features, [1, BLOCK, matchFeatures]),
            }),
          }));
        counts[known ? 'found' : 'made'] += 1;
        if (!known) kept.set(key, block);
        for (const [name, tensor] of Object.entries(block)) feeds[fedName(name, index)] = tensor;
      }
      return feeds;
    },
    clear: () => void kept.clear(),
  };
}

interface BlockArrays {
  /** Tokens before the padding. */
  readonly count: number;
  readonly ids: BigInt64Array;
  /** [BLOCK, F]. */
  readonly features: Float32Array;
}

function blockArrays(
  { ids, features }: Rendered,
  from: number,
  to: number,
  width: number,
): BlockArrays {
  const arrays = {
    count: to - from,
    ids: new BigInt64Array(BLOCK),
    features: new Float32Array(BLOCK * width),
  };
  for (let i = from; i < to; i += 1) {
    arrays.ids[i - from] = BigInt(ids[i] ?? 0);
    const beside: MatchFeatures = features[i] ?? [];
    if (width > 0)
      for (const [feature, value] of beside) arrays.features[(i - from) * width + feature] = value;
  }
  return arrays;
}

function bytes(array: BigInt64Array | Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function bytesOf(block: Block): number {
  return Object.values(block).reduce((sum, { size }) => sum + size * 4, 0);
}
