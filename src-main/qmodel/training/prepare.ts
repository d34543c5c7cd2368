import { createHash } from 'node:crypto';
import { presetDecoder, type DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import type { Parameters } from '@main/qmodel/architecture/parameters';
import { readPretrained } from '@main/qmodel/pretrained/checkpoint';
import { readPretrainedOnnx } from '@main/qmodel/pretrained/onnx';
import { CallError } from '@main/rpc/rpc';
import { readManifest, readModelFolder } from '@main/qmodel/artifact/model-folder';
import { countRarity, type Rarity } from '@main/qmodel/render/rarity';
import { styleOf, type RenderLimits, type Renderer } from '@main/qmodel/render/render';
import { roleMarks } from '@main/qmodel/render/tokens';
import type { ProviderId } from '@main/qmodel/runtime/providers';
import type { TrainRequest } from '@main/qmodel/service';
import type { TokenizerModel } from '@main/qmodel/tokenizer/model';
import { createTokenizer } from '@main/qmodel/tokenizer/tokenizer';
import { trainTokenizer } from '@main/qmodel/tokenizer/train';
import { initialWeights } from '@main/qmodel/training/initial-weights';
import { formatStep } from '@shared/agent/action';
import { canonicalJson } from '@shared/experiment/hash';

/** What a training run works with besides weights; follows from the request alone. */
export interface Prepared {
  readonly decoder: DecoderConfig;
  readonly tokenizer: TokenizerModel;
  readonly renderer: Renderer;
  /** The weights that training begins with. */
  readonly initial: Parameters;
  /** The frozen weights that Q is measured against. */
  readonly reference: Parameters;
  /** Names everything that the weights depend on. */
  readonly requestHash: string;
  /** What it runs on, which does not follow from the request; the CPU when nothing is said. */
  readonly provider?: ProviderId | undefined;
}

/** Tokens of the vocabulary, marks included. */
const VOCABULARY = 2048;
/** Longest prompt and branch, in tokens; what is cut off is the oldest steps and the ends of thoughts. */
const LIMITS: RenderLimits = { prompt: 97, branch: 80 };
/** Body text of a document that the tokenizer learns from, in characters. */
const BODY_CHARACTERS = 400;

/** The same for a checkpoint, which reads pages and not only how they match. */
const PRETRAINED_LIMITS: RenderLimits = { prompt: 512, branch: 128 };

/**
 * Readies what a training run begins with: a decoder of StepQ's own, or a checkpoint to start from.
 * @throws CallError for a checkpoint that cannot be used
 */
export function prepare(request: TrainRequest): Prepared {
  const { base } = request.config;
  if (base === null) return prepareOwn(request);
  return readManifest(base) ? prepareContinued(request, base) : preparePretrained(request, base);
}

/**
 * Goes on from a Q-value model of StepQ's own. Its reference stays what it was, so that what the
 * model knew already counts towards Q; how rare words are is counted in this environment's text.
 */
function prepareContinued(request: TrainRequest, base: string): Prepared {
  const { manifest, weights, reference, tokenizer, rarity } = readModelFolder(base);
  const { decoder, limits, weightsHash } = manifest;
  return {
    decoder,
    tokenizer,
    initial: weights,
    reference,
    renderer: {
      tokenizer: createTokenizer(tokenizer),
      rarity: request.corpus.length > 0 ? rarityOfCorpus(request) : rarity,
      style: styleOf(decoder),
      limits,
      scoredTokens: request.config.scoredTokens,
    },
    requestHash: hashRequest({ ...request, config: { ...request.config, base: weightsHash } }),
  };
}

function preparePretrained(request: TrainRequest, base: string): Prepared {
  const { decoder, parameters, tokenizer, rarity, fingerprint } = base.endsWith('.onnx')
    ? readPretrainedOnnx(base)
    : readPretrained(base);
  const { prompt, branch } = PRETRAINED_LIMITS;
  requireTokens(decoder, tokenizer);
  const room = decoder.positions - branch;
  if (room < branch) {
    throw new CallError(
      'invalid-input',
      `The checkpoint was made for ${decoder.positions} tokens, too few for a decision: at least ${2 * branch} are needed.`,
    );
  }
  return {
    decoder,
    tokenizer,
    initial: parameters,
    reference: parameters,
    renderer: {
      tokenizer: createTokenizer(tokenizer),
      rarity,
      style: styleOf(decoder),
      limits: decoder.matchFeatures > 0 ? LIMITS : { prompt: Math.min(prompt, room), branch },
      scoredTokens: request.config.scoredTokens,
    },
    // What the folder held counts, not where it lies.
    requestHash: hashRequest({ ...request, config: { ...request.config, base: fingerprint } }),
  };
}

/** @throws CallError `invalid-input` when decoder and tokenizer do not belong together */
function requireTokens(
  { vocabulary, family }: DecoderConfig,
  { vocabulary: tokens, specialTokens }: TokenizerModel,
): void {
  if (tokens.length > vocabulary) {
    throw new CallError(
      'invalid-input',
      `The tokenizer has ${tokens.length} tokens, the model only ${vocabulary}.`,
    );
  }
  const missing = Object.values(roleMarks).find((mark) => !specialTokens.includes(mark));
  if (family === 'stepq' && missing !== undefined) {
    throw new CallError(
      'invalid-input',
      `The tokenizer of a StepQ model lacks the mark ${missing}.`,
    );
  }
}

/** Trains the tokenizer, counts how rare words are, draws weights and names the request. */
function prepareOwn(request: TrainRequest): Prepared {
  const trainPairs = request.pairs.filter(({ split }) => split === 'train');
  const tokenizer = trainTokenizer(tokenizerTexts(request, trainPairs), {
    vocabularySize: VOCABULARY,
    specialTokens: Object.values(roleMarks),
  });
  const renderer = {
    tokenizer: createTokenizer(tokenizer),
    rarity: rarityOfCorpus(request),
    limits: LIMITS,
    scoredTokens: request.config.scoredTokens,
  };
  const decoder = presetDecoder(request.config.preset, tokenizer.vocabulary.length);
  const { config, seed } = request;
  const { parameters, wordVectors } = initialWeights(decoder, renderer.tokenizer, config, seed);
  return {
    decoder,
    tokenizer,
    renderer: { ...renderer, style: styleOf(decoder) },
    initial: parameters,
    reference: parameters,
    requestHash: hashRequest({ ...request, config: { ...config, wordVectors } }),
  };
}

/** How rare words are in the environment's text; in the instructions where there is none. */
function rarityOfCorpus({ corpus, pairs }: TrainRequest): Rarity {
  if (corpus.length > 0) return countRarity(corpus.map(({ title, body }) => `${title} ${body}`));
  const trainPairs = pairs.filter(({ split }) => split === 'train');
  return countRarity(trainPairs.map(({ instruction }) => instruction));
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
  const { device: _device, keepCheckpoints: _keep, checkpointEvery, ...learnt } = config;
  // Only where training may stop early does it matter when the held-out pairs are measured.
  const measured = config.patience > 0 ? { checkpointEvery } : {};
  hash.update(canonicalJson({ environment, seed, config: { ...learnt, ...measured } }));
  for (const { id: _id, ...pair } of pairs) hash.update(JSON.stringify(pair));
  for (const pair of trajectories) hash.update(JSON.stringify(pair));
  for (const { title, body } of corpus) hash.update(JSON.stringify([title, body]));
  return hash.digest('hex');
}
