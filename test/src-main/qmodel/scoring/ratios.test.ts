import { describe, expect, it } from 'vitest';
import { presetDecoder } from '@main/qmodel/architecture/decoder-config';
import { packDecisions } from '@main/qmodel/architecture/pack';
import { initialParameters, type Parameters } from '@main/qmodel/architecture/parameters';
import { cpuTarget } from '@main/qmodel/autodiff/graph';
import type { RenderedDecision } from '@main/qmodel/render/render';
import type { Rendered } from '@main/qmodel/render/tokens';
import { float, openSession, packedFeeds, parameterFeeds } from '@main/qmodel/runtime/session';
import { BLOCK } from '@main/qmodel/scoring/prefix-graph';
import { createRatios, type Ratios } from '@main/qmodel/scoring/ratios';
import { scoringModel } from '@main/qmodel/scoring/scoring-graph';
import { lossModel } from '@main/qmodel/training/dpo-graph';
import { drawnDecision, drawnTokens } from './decisions';

const VOCABULARY = 64;
const decoder = { ...presetDecoder('micro', VOCABULARY), keyValueHeads: 1 };
const weights = initialParameters(decoder, 1);
const reference = initialParameters(decoder, 2);
const fresh = (compat = false): Ratios => createRatios({ decoder, weights, reference, compat }, 1);

const decide = (prompt: Rendered, key: string, lengths = [5, 9, 2]): RenderedDecision =>
  drawnDecision(prompt, key, lengths, VOCABULARY);
const prompt = (length: number): Rendered => drawnTokens('prompt', length, VOCABULARY);
const behind = (head: Rendered, tail: Rendered): Rendered => ({
  ids: [...head.ids, ...tail.ids],
  features: [...head.features, ...tail.features],
});
const sum = (values: Float32Array): number => values.reduce((a, b) => a + b, 0);

/** Σ log π of one action alone behind its prompt, by the graph that training minimises over. */
async function trainingScore(
  { prompt: text, actions: [action] }: RenderedDecision,
  parameters: Parameters,
): Promise<number> {
  if (!action) throw new Error('There is no action.');
  const length = action.ids.length;
  const shape = {
    batch: 1,
    prompt: text.ids.length - 1,
    branches: 2,
    branch: length,
    scored: length,
  };
  const objective = { objective: 'dpo', beta: 0.3, labelSmoothing: 0 } as const;
  const session = await openSession(lossModel(cpuTarget, decoder, shape, objective), 1);
  // Twice the same branch: the loss wants two.
  const arrays = packDecisions(shape, [
    { prompt: text, actions: [action, action], droppedTokens: 0 },
  ]);
  const values = await session.run({
    ...packedFeeds(shape, arrays),
    ...parameterFeeds(parameters),
    mask: float(arrays.mask, [1, 2, length]),
    reference: float(new Float32Array(2), [1, 2]),
  });
  await session.release();
  return Number(values['logProbabilities']?.data[0]);
}

const sided = (side: string, parameters: Parameters): Parameters =>
  new Map([...parameters].map(([name, value]) => [`${side}.${name}`, value]));

describe('scoring', { timeout: 60_000 }, () => {
  it.each([
    ['a short prompt', 40],
    ['one token less than a block', BLOCK],
    ['exactly a block', BLOCK + 1],
    ['several blocks, the last in part', 2 * BLOCK + 45],
  ])('gives what training computes for each candidate alone: %s', async (_, length) => {
    const ratios = fresh();
    const decision = decide(prompt(length), 'candidate');
    const together = await ratios.of(decision);
    for (const [i, action] of decision.actions.entries()) {
      const alone = { ...decision, actions: [action] };
      const expected =
        (await trainingScore(alone, weights)) - (await trainingScore(alone, reference));
      expect(together[i]).toHaveLength(action.ids.length);
      expect(Math.abs(sum(together[i]!) - expected)).toBeLessThan(1e-4);
      expect(Math.abs(sum((await ratios.of(alone))[0]!) - expected)).toBeLessThan(1e-4);
    }
    await ratios.release();
  });

  it.each([true, false])(
    'gives with blocks what one packed pass gives, compat %s',
    async (compat) => {
      const ratios = fresh(compat);
      const decision = decide(prompt(BLOCK + 31), 'candidate', [6, 6]);
      const shape = { batch: 1, prompt: BLOCK + 30, branches: 2, branch: 6, scored: 6, blocks: 0 };
      const session = await openSession(scoringModel(cpuTarget, decoder, shape, compat), 1);
      const whole = await session.run({
        ...packedFeeds(shape, packDecisions(shape, [decision])),
        ...parameterFeeds(sided('policy', weights)),
        ...parameterFeeds(sided('reference', reference)),
      });
      await session.release();
      const expected = [...(whole['ratios']!.data as Float32Array)];
      const found = (await ratios.of(decision)).flatMap((values) => [...values]);
      found.forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-4));
      if (compat) expect(Math.max(...found)).toBeLessThan(0);
      await ratios.release();
    },
  );

  it('makes nothing of a state twice, and of the next step only what is new', async () => {
    const ratios = fresh();
    const now = prompt(2 * BLOCK + 20);
    await ratios.of(decide(now, 'first'));
    expect(ratios.blocks).toEqual({ made: 3, found: 0 });
    await ratios.of(decide(now, 'more candidates'));
    expect(ratios.blocks).toEqual({ made: 3, found: 3 });
    const next = behind(now, drawnTokens('step', 30, VOCABULARY));
    await ratios.of(decide(next, 'next'));
    expect(ratios.blocks).toEqual({ made: 4, found: 5 });
    await ratios.release();
  });

  it('makes anew what differs in a single feature, and everything behind it', async () => {
    const ratios = fresh();
    const now = prompt(3 * BLOCK + 1);
    const other = {
      ...now,
      features: now.features.map((beside, i) => (i === BLOCK + 3 ? [] : beside)),
    };
    const before = await ratios.of(decide(now, 'candidate'));
    const after = await ratios.of(decide(other, 'candidate'));
    expect(ratios.blocks).toEqual({ made: 5, found: 1 });
    expect(Math.abs(sum(after[0]!) - sum(before[0]!))).toBeGreaterThan(1e-4);
    await ratios.release();
  });

  it('gives the same bits whatever was scored before and whatever is waiting', async () => {
    const decisions = [30, BLOCK + 9, 3 * BLOCK, 3 * BLOCK + 50].map((length, i) =>
      decide(prompt(length), `decision ${i}`, [3 + i, 7]),
    );
    const alone = await Promise.all(decisions.map((decision) => fresh().of(decision)));
    const ratios = fresh();
    const orders = [decisions, [...decisions].reverse()];
    for (const order of orders) {
      const scored = await Promise.all(order.map((decision) => ratios.of(decision)));
      order.forEach((decision, i) => {
        expect(scored[i]).toEqual(alone[decisions.indexOf(decision)]);
      });
    }
    await ratios.release();
  });

  it('goes on after a decision that could not be scored', async () => {
    const ratios = fresh();
    const good = decide(prompt(20), 'candidate');
    const outside = decide({ ids: [0, VOCABULARY + 5, 1], features: [[], [], []] }, 'candidate');
    const failed = ratios.of(outside);
    const scored = ratios.of(good);
    await expect(failed).rejects.toThrow();
    expect(await scored).toEqual(await fresh().of(good));
    await ratios.release();
  });
});
