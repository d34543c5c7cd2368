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
import { initialAdapters } from '@main/qmodel/training/lora';
import { drawnDecision, drawnTokens } from '../../scoring/decisions';

/**
 * A program: sends, by name, the numbers that the provider of its first argument computes for what
 * its second names.
 */
const VOCABULARY = 64;
const decoder = { ...presetDecoder('tiny', VOCABULARY), keyValueHeads: 2 };
const shape = { batch: 2, prompt: 24, branches: 2, branch: 8, scored: 8 };
const examples = ['a', 'b'].map((key) =>
  drawnDecision(drawnTokens(key, 20, VOCABULARY), key, [8, 5], VOCABULARY),
);

const options = {
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
} as const;

const STEPS = 2;
/** So low that a gradient of nearly 0, whose sign is chance, moves no weight far. */
const LEARNING_RATE = 1e-4;

/** Losses, weights and moments of a few steps, and whether the arrays changed before anybody asked. */
async function trained(
  provider: ProviderId,
  rows: number,
  loraRank: number,
): Promise<Record<string, readonly number[]>> {
  const small = presetDecoder('micro', VOCABULARY);
  const whole = initialParameters(small, 1);
  const lora = { ...options, loraRank };
  const parameters = loraRank > 0 ? initialAdapters(small, lora, 1) : copyParameters(whole);
  const frozen = loraRank > 0 ? whole : new Map<string, never>();
  const optimizer = emptyOptimizer(parameters);
  const runner = createDpoRunner(small, { ...shape, batch: rows }, { ...lora, provider });
  const all = (of: typeof parameters): number[] =>
    [...of.values()].flatMap(({ data }) => [...data]);
  const reference = await runner.logProbabilities(examples, initialParameters(small, 2));
  const before = all(parameters);
  const losses: number[] = [];
  const update = async (step: number): Promise<void> => {
    const request = { examples, reference, parameters, frozen, optimizer, step };
    losses.push((await runner.step({ ...request, learningRate: LEARNING_RATE })).loss);
  };
  for (let step = 1; step <= STEPS; step += 1) await update(step);
  const unread = all(parameters);
  await runner.read(parameters);
  const read = all(parameters);
  await runner.settle();
  const settled = all(parameters);
  // From the arrays again, as after a checkpoint.
  await update(STEPS + 1);
  await runner.settle();
  const values = { weights: all(parameters), moments: all(optimizer.second) };
  await runner.release();
  return {
    losses,
    read,
    settled,
    ...values,
    'changed unread': [Number(unread.some((value, i) => value !== before[i]))],
  };
}

async function numbers(provider: ProviderId): Promise<Record<string, readonly number[]>> {
  const before = initialParameters(decoder, 1);
  const parameters = copyParameters(before);
  const runner = createDpoRunner(decoder, shape, { ...options, provider });
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

const provider = process.argv[2] === 'webgpu' ? 'webgpu' : 'cpu';
const programs: Readonly<Record<string, () => Promise<Record<string, readonly number[]>>>> = {
  once: () => numbers(provider),
  'whole batches': () => trained(provider, 2, 0),
  'batches in parts': () => trained(provider, 1, 0),
  'adapters in parts': () => trained(provider, 1, 4),
};
process.send?.(await programs[process.argv[3] ?? 'once']?.());
