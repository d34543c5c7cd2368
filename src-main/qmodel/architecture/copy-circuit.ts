import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import { copyParameters, type Parameters } from '@main/qmodel/architecture/parameters';

/** The layer that copies: the first, which reads the embeddings themselves. */
const LAYER = 'layers.0';

/**
 * Weights whose first layer copies from the start: each key head is the mean of the query heads that
 * share it, so that a token looks at tokens like itself, and value and output matrices multiply to a
 * projection (the identity with as many key heads as heads), so that what it finds arrives unchanged.
 * The other matrices, and the other layers, stay as they were drawn.
 * @param drawn the weights of `config`; not changed
 */
export function withCopyCircuit(
  drawn: Parameters,
  { width, heads, keyValueHeads, headSize }: DecoderConfig,
): Parameters {
  const parameters = copyParameters(drawn);
  const matrix = (name: string): Float32Array => {
    const found = parameters.get(`${LAYER}.${name}`);
    if (!found) throw new RangeError(`There is no matrix ${LAYER}.${name} to copy with.`);
    return found.data;
  };
  const [query, key, value, output] = ['query', 'key', 'value', 'output'].map(matrix);
  const [all, shared] = [heads * headSize, keyValueHeads * headSize];
  const group = heads / keyValueHeads;
  const coordinates = Array.from({ length: all }, (_, at) => ({
    at,
    // Where the coordinate of a head stands among the shared ones.
    of: Math.floor(at / headSize / group) * headSize + (at % headSize),
  }));
  key!.fill(0);
  value!.fill(0);
  output!.fill(0);
  for (let row = 0; row < width; row += 1) {
    for (const { at, of } of coordinates) {
      key![row * shared + of]! += query![row * all + at]! / group;
    }
  }
  for (let at = 0; at < Math.min(width, shared); at += 1) value![at * shared + at] = 1;
  for (const { at, of } of coordinates) if (of < width) output![at * width + of] = 1 / group;
  return parameters;
}
