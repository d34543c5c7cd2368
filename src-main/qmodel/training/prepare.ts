import { createHash } from 'node:crypto';
import { presetDecoder, type DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import { countRarity } from '@main/qmodel/render/rarity';
import type { RenderLimits, Renderer } from '@main/qmodel/render/render';
import { roleMarks } from '@main/qmodel/render/tokens';
import type { TrainRequest } from '@main/qmodel/service';
import type { TokenizerModel } from '@main/qmodel/tokenizer/model';
import { createTokenizer } from '@main/qmodel/tokenizer/tokenizer';
import { trainTokenizer } from '@main/qmodel/tokenizer/train';
import { formatStep } from '@shared/agent/action';
import { canonicalJson } from '@shared/experiment/hash';

/** What a training run works with besides weights; follows from the request alone. */
export interface Prepared {
  readonly decoder: DecoderConfig;
  readonly tokenizer: TokenizerModel;
  readonly renderer: Renderer;
  /** Names everything that the weights depend on. */
  readonly requestHash: string;
}

/** Tokens of the vocabulary, marks included. */
const VOCABULARY = 2048;
/** Longest prompt and branch, in tokens; what is cut off is the oldest steps and the ends of thoughts. */
const LIMITS: RenderLimits = { prompt: 97, branch: 80 };
/** Body text of a document that the tokenizer learns from, in characters. */
const BODY_CHARACTERS = 400;

/** Trains the tokenizer, counts how rare words are, and names the request. */
export function prepare(request: TrainRequest): Prepared {
  const { corpus, pairs } = request;
  const trainPairs = pairs.filter(({ split }) => split === 'train');
  const documents = corpus.map(({ title, body }) => `${title} ${body}`);
  const tokenizer = trainTokenizer(tokenizerTexts(request, trainPairs), {
    vocabularySize: VOCABULARY,
    specialTokens: Object.values(roleMarks),
  });
  const rarity = countRarity(
    documents.length > 0 ? documents : trainPairs.map(({ instruction }) => instruction),
  );
  const renderer: Renderer = {
    tokenizer: createTokenizer(tokenizer),
    rarity,
    limits: LIMITS,
    scoredTokens: request.config.scoredTokens,
  };
  return {
    decoder: presetDecoder(request.config.preset, tokenizer.vocabulary.length),
    tokenizer,
    renderer,
    requestHash: hashRequest(request),
  };
}

function* tokenizerTexts(
  { corpus }: TrainRequest,
  pairs: TrainRequest['pairs'],
): Generator<string> {
  for (const { title, body } of corpus) yield `${title} ${body.slice(0, BODY_CHARACTERS)}`;
  const seen = new Set<string>();
  for (const { instruction, chosen, rejected } of pairs) {
    for (const text of [instruction, formatStep(chosen), formatStep(rejected)]) {
      if (!seen.has(text)) yield text;
      seen.add(text);
    }
  }
}

/**
 * Pair ids are left out: they name the experiment, which does not change what is learnt. The number
 * of threads is not: sums are split by it, and round differently.
 */
function hashRequest({
  environment,
  seed,
  config,
  pairs,
  trajectories,
  corpus,
}: TrainRequest): string {
  const hash = createHash('sha256');
  const { device: _device, checkpointEvery, ...learnt } = config;
  // Only where training may stop early does it matter when the held-out pairs are measured.
  const measured = config.patience > 0 ? { checkpointEvery } : {};
  hash.update(canonicalJson({ environment, seed, config: { ...learnt, ...measured } }));
  for (const { id: _id, ...pair } of pairs) hash.update(JSON.stringify(pair));
  for (const pair of trajectories) hash.update(JSON.stringify(pair));
  for (const { title, body } of corpus) hash.update(JSON.stringify([title, body]));
  return hash.digest('hex');
}
