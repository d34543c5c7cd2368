import { describe, expect, it } from 'vitest';
import { fillNormal, type Parameters } from '@main/qmodel/architecture/parameters';
import { withWordEmbeddings, wordOfToken } from '@main/qmodel/pretrained/embedding-from-words';
import { keyedRandom } from '@shared/random/keyed';

const SIZE = 100;
const WIDTH = 256;
const words = Array.from({ length: 40 }, (_, i) => `w${i}`);

function gaussian(length: number, key: string): Float32Array {
  const data = new Float32Array(length);
  fillNormal(data, 1, keyedRandom(7, key));
  return data;
}

const vectors = new Map(words.slice(0, 30).map((word) => [word, gaussian(SIZE, word)]));
const drawn: Parameters = new Map([
  ['embedding.tokens', { shape: [40, WIDTH], data: gaussian(40 * WIDTH, 'drawn') }],
  ['norm', { shape: [WIDTH], data: new Float32Array(WIDTH).fill(1) }],
]);
const row = (parameters: Parameters, token: number) =>
  parameters.get('embedding.tokens')!.data.subarray(token * WIDTH, (token + 1) * WIDTH);

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, x, i) => sum + x * b[i]!, 0);
const cosine = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));

describe('token embeddings from word vectors', () => {
  const parameters = withWordEmbeddings(drawn, words, { size: SIZE, vectors }, 1);

  it('keep the angles between words, nearly', () => {
    const mean = Array.from(
      { length: SIZE },
      (_, i) => [...vectors.values()].reduce((sum, v) => sum + v[i]!, 0) / vectors.size,
    );
    const centred = [...vectors.values()].map((v) => Array.from(v, (x, i) => x - mean[i]!));
    for (let a = 0; a < 30; a += 1) {
      for (let b = 0; b < a; b += 1) {
        const kept = cosine(row(parameters, a), row(parameters, b));
        // The error of a random projection is about 1/√width.
        expect(Math.abs(kept - cosine(centred[a]!, centred[b]!))).toBeLessThan(
          5 / Math.sqrt(WIDTH),
        );
      }
    }
  });

  it('have the spread of drawn ones, and leave tokens that are no words as they were', () => {
    const all = parameters.get('embedding.tokens')!.data.subarray(0, 30 * WIDTH);
    expect(Math.sqrt(dot(all, all) / all.length)).toBeCloseTo(0.03, 6);
    for (let token = 30; token < 40; token += 1) {
      expect(row(parameters, token)).toEqual(row(drawn, token));
    }
    expect(parameters.get('norm')).toBe(drawn.get('norm'));
  });

  it('are the same for the same seed, and others for another', () => {
    const again = (seed: number) => withWordEmbeddings(drawn, words, { size: SIZE, vectors }, seed);
    expect(again(1)).toEqual(parameters);
    expect(row(again(2), 0)).not.toEqual(row(parameters, 0));
  });

  it('take a token for the word that it spells', () => {
    expect([' Lamp', 'lamp', ' 3'].map(wordOfToken)).toEqual(['lamp', 'lamp', '3']);
  });

  it('stay as they were drawn where no word is known', () => {
    expect(withWordEmbeddings(drawn, words, { size: SIZE, vectors: new Map() }, 1)).toBe(drawn);
  });
});
