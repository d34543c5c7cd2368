import { presetDecoder } from '@main/qmodel/architecture/decoder-config';
import { packDecisions } from '@main/qmodel/architecture/pack';
import { copyParameters, initialParameters } from '@main/qmodel/architecture/parameters';
import { targetOf, type ProviderId } from '@main/qmodel/runtime/providers';
import {
  emptyOptimizer,
  floats,
  openSession,
  packedFeeds,
  parameterFeeds,
} from '@main/qmodel/runtime/session';
import { scoringModel } from '@main/qmodel/scoring/scoring-graph';
import { createDpoRunner } from '@main/qmodel/training/dpo-runner';
import { drawnDecision, drawnTokens } from '../../scoring/decisions';

/** A program: sends, by name, the numbers that the provider of its first argument computes. */
const VOCABULARY = 64;
const decoder = { ...presetDecoder('tiny', VOCABULARY), keyValueHeads: 2 };
const shape = { batch: 2, prompt: 24, branches: 2, branch: 8, scored: 8 };
const examples = ['a', 'b'].map((key) =>
  drawnDecision(drawnTokens(key, 20, VOCABULARY), key, [8, 5], VOCABULARY),
);

async function numbers(provider: ProviderId): Promise<Record<string, readonly number[]>> {
  const before = initialParameters(decoder, 1);
  const parameters = copyParameters(before);
  const runner = createDpoRunner(decoder, shape, {
    objective: 'dpo',
    beta: 0.3,
    labelSmoothing: 0,
    loraRank: 0,
    loraAlpha: 16,
    loraTargets: 'attention',
    weightDecay: 0.01,
    gradientClip: 1,
    threads: 1,
    recompute: false,
    provider,
  });
  const reference = await runner.logProbabilities(examples, initialParameters(decoder, 2));
  const forward = await runner.logProbabilities(examples, parameters);
  const step = await runner.step({
    examples,
    reference,
    parameters,
    frozen: new Map(),
    optimizer: emptyOptimizer(parameters),
    step: 1,
    learningRate: 1e-3,
  });
  const after = await runner.logProbabilities(examples, parameters);
  await runner.release();
  const scoring = { ...shape, batch: 1, blocks: 0 };
  const model = scoringModel(targetOf(provider), decoder, scoring, false);
  const session = await openSession(model, 1, provider);
  const side = (name: string, of: typeof before) =>
    parameterFeeds(new Map([...of].map(([key, value]) => [`${name}.${key}`, value])));
  const scored = await session.run({
    ...side('policy', before),
    ...side('reference', initialParameters(decoder, 2)),
    ...packedFeeds(scoring, packDecisions(scoring, examples.slice(0, 1))),
  });
  await session.release();
  const branch = [...floats(scored, 'ratios')].slice(0, 8);
  return {
    forward: [...forward],
    'loss of a training step': [step.loss],
    'forward after the step': [...after],
    scoring: branch,
  };
}

process.send?.(await numbers(process.argv[2] === 'webgpu' ? 'webgpu' : 'cpu'));
