import { createHash } from 'node:crypto';
import type { ExperimentConfig } from '@shared/experiment/config';
import { withCopyCircuit } from '@main/qmodel/architecture/copy-circuit';
import type { DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import { initialParameters, type Parameters } from '@main/qmodel/architecture/parameters';
import { withWordEmbeddings, wordOfToken } from '@main/qmodel/pretrained/embedding-from-words';
import { readWordVectors, type WordVectors } from '@main/qmodel/pretrained/word-vectors';
import type { Tokenizer } from '@main/qmodel/tokenizer/tokenizer';

/** What a decoder of StepQ's own begins with. */
interface InitialWeights {
  readonly parameters: Parameters;
  /** Names the word vectors that were used, by what they are; `null` where there were none. */
  readonly wordVectors: string | null;
}

/**
 * The weights of a decoder that starts from nothing, as `model.initialization` and
 * `model.wordVectors` ask. The same seed and vectors give the same bits.
 * @throws CallError for a file of word vectors that cannot be read
 */
export function initialWeights(
  decoder: DecoderConfig,
  tokenizer: Tokenizer,
  {
    initialization,
    wordVectors: path,
  }: Pick<ExperimentConfig['model'], 'initialization' | 'wordVectors'>,
  seed: number,
): InitialWeights {
  const drawn = initialParameters(decoder, seed);
  const parameters = initialization === 'copy' ? withCopyCircuit(drawn, decoder) : drawn;
  if (path === null) return { parameters, wordVectors: null };
  const words = Array.from({ length: tokenizer.size }, (_, id) =>
    wordOfToken(tokenizer.tokenText(id)),
  );
  const vectors = readWordVectors(path, new Set(words));
  return {
    parameters: withWordEmbeddings(parameters, words, vectors, seed),
    wordVectors: fingerprint(vectors),
  };
}

function fingerprint({ vectors }: WordVectors): string {
  const hash = createHash('sha256');
  for (const [word, vector] of vectors) hash.update(JSON.stringify([word, [...vector]]));
  return hash.digest('hex');
}
