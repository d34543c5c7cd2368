import { fillNormal, TOKEN_DEVIATION, type Parameters } from '@main/qmodel/architecture/parameters';
import type { WordVectors } from '@main/qmodel/pretrained/word-vectors';
import { keyedRandom } from '@shared/random/keyed';

/** The word that a token is, as files of word vectors spell it: in lower case, without the blank before it. */
export function wordOfToken(text: string): string {
  return text.trim().toLowerCase();
}

/**
 * Token embeddings that begin with what word vectors know: those of tokens that are words become the
 * word's vector, less the mean, projected by a random matrix to the decoder's width (which keeps
 * angles, Johnson and Lindenstrauss) and scaled to the spread that drawn embeddings have. The other
 * tokens stay as they were drawn. The same seed gives the same bits.
 * @param drawn weights with `embedding.tokens`, [vocabulary, d]; not changed
 * @param words the word of each token
 */
export function withWordEmbeddings(
  drawn: Parameters,
  words: readonly string[],
  { size, vectors }: WordVectors,
  seed: number,
): Parameters {
  const embedding = drawn.get('embedding.tokens');
  if (!embedding || vectors.size === 0) return drawn;
  const [, width = 0] = embedding.shape;
  const data = embedding.data.slice();
  const mean = meanOf([...vectors.values()], size);
  const projection = new Float32Array(size * width);
  fillNormal(projection, 1, keyedRandom(seed, 'weights', 'word vectors'));
  const projected = words.flatMap((word, token) => {
    const vector = vectors.get(word);
    return vector ? [{ token, row: project(vector, mean, projection, width) }] : [];
  });
  const square = projected.reduce((sum, { row }) => row.reduce((s, x) => s + x * x, sum), 0);
  const spread = Math.sqrt(square / (projected.length * width));
  const scale = spread > 0 ? TOKEN_DEVIATION / spread : 0;
  for (const { token, row } of projected) {
    for (let i = 0; i < width; i += 1) data[token * width + i] = scale * row[i]!;
  }
  return new Map([...drawn, ['embedding.tokens', { shape: embedding.shape, data }]]);
}

function meanOf(vectors: readonly Float32Array[], size: number): Float64Array {
  const mean = new Float64Array(size);
  for (const vector of vectors) {
    for (let i = 0; i < size; i += 1) mean[i]! += vector[i]! / vectors.length;
  }
  return mean;
}

function project(
  vector: Float32Array,
  mean: Float64Array,
  projection: Float32Array,
  width: number,
): Float64Array {
  const row = new Float64Array(width);
  for (const [i, x] of vector.entries()) {
    for (let j = 0; j < width; j += 1) row[j]! += (x - mean[i]!) * projection[i * width + j]!;
  }
  return row;
}
