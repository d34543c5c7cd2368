import type { InferenceSession } from 'onnxruntime-node';
import { presetDecoder } from '@main/qmodel/architecture/decoder-config';
import { packDecisions } from '@main/qmodel/architecture/pack';
import type { PackedShape } from '@main/qmodel/architecture/packed';
import { initialParameters, type Parameters } from '@main/qmodel/architecture/parameters';
import { cpuTarget } from '@main/qmodel/autodiff/graph';
import { MATCH_FEATURES, type MatchFeatures } from '@main/qmodel/render/match-features';
import type { RenderedDecision } from '@main/qmodel/render/render';
import type { Rendered } from '@main/qmodel/render/tokens';
import { floats, openSession, packedFeeds, parameterFeeds } from '@main/qmodel/runtime/session';
import { createRatios } from '@main/qmodel/scoring/ratios';
import { scoringModel } from '@main/qmodel/scoring/scoring-graph';
import type { ExperimentConfig } from '@shared/experiment/config';
import { keyedRandom } from '@shared/random/keyed';

const VOCABULARY = 4096;
const CANDIDATES = 5;
const ACTION = 40;
/** With the last prompt token, which begins every branch. */
const CONTEXT = 1001;
/** What a step adds to the prompt at most. */
const STEP = 25;
/** A decision as StepQ's own models read it today. */
const SHORT = { context: 97, together: 8 };

function drawn(key: string, length: number): Rendered {
  const random = keyedRandom('bench scoring', key);
  return {
    ids: Array.from({ length }, () => random.below(VOCABULARY)),
    features: Array.from({ length }, (): MatchFeatures => [[random.below(MATCH_FEATURES), 1]]),
  };
}

function decisionOf(prompt: Rendered, key: string): RenderedDecision {
  return {
    prompt,
    actions: Array.from({ length: CANDIDATES }, (_, i) => ({
      ...drawn(`${key} ${i}`, ACTION),
      scored: Array.from({ length: ACTION }, () => true),
      texts: [],
    })),
    droppedTokens: 0,
  };
}

const behind = (head: Rendered, tail: Rendered): Rendered => ({
  ids: [...head.ids, ...tail.ids],
  features: [...head.features, ...tail.features],
});

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

const prefixed = (prefix: string, parameters: Parameters): Parameters =>
  new Map([...parameters].map(([name, value]) => [`${prefix}.${name}`, value]));

export type PresetName = ExperimentConfig['model']['preset'];

/** The ways that have a goal. */
export const ways = {
  naive: 'one batch of copies',
  packed: 'one packed pass',
  kept: 'blocks, all kept',
} as const;

/** Ways to score the same decision; each gives Σ of the ratios of its first candidate. */
type Ways = Readonly<Record<string, (round: number) => Promise<number>>>;

/** One way to score, measured. */
export interface ScoringRow {
  readonly threads: number;
  readonly way: string;
  readonly rounds: number;
  readonly milliseconds: number;
  readonly least: number;
  /** Median over the rounds of the first way's time by this one's. */
  readonly timesFaster: number;
}

async function measure(
  compared: Ways,
  threads: number,
  rounds: number,
): Promise<readonly ScoringRow[]> {
  const times = new Map<string, number[]>(Object.keys(compared).map((way) => [way, []]));
  // The first round opens sessions and plans memory: it is not timed.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [way, run] of Object.entries(compared)) {
      const from = performance.now();
      await run(round);
      if (round > 0) times.get(way)?.push(performance.now() - from);
    }
  }
  const first = [...times.values()][0] ?? [];
  return [...times].map(([way, values]) => ({
    threads,
    way,
    rounds,
    milliseconds: median(values),
    least: Math.min(...values),
    timesFaster: median(values.map((value, i) => (first[i] ?? NaN) / value)),
  }));
}

const sumOf = (values: Float32Array, count: number): number =>
  values.subarray(0, count).reduce((a, b) => a + b, 0);

/** Scoring a long decision in all ways, the batch of copies first. */
export async function scoringRows(
  preset: PresetName,
  threads: number,
  rounds: number,
): Promise<readonly ScoringRow[]> {
  const decoder = presetDecoder(preset, VOCABULARY);
  const weights = initialParameters(decoder, 1);
  const reference = initialParameters(decoder, 2);
  const feeds = parameterFeeds(
    new Map([...prefixed('policy', weights), ...prefixed('reference', reference)]),
  );
  const open = (shape: PackedShape): Promise<InferenceSession> =>
    openSession(scoringModel(cpuTarget, decoder, { ...shape, blocks: 0 }, false), threads);
  const pass = async (
    session: InferenceSession,
    shape: PackedShape,
    decisions: readonly RenderedDecision[],
  ): Promise<number> => {
    const arrays = packDecisions(shape, decisions);
    const values = await session.run({ ...feeds, ...packedFeeds(shape, arrays) });
    return sumOf(floats(values, 'ratios'), ACTION);
  };
  const single = { branch: ACTION, scored: ACTION, prompt: CONTEXT - 1 };
  const one: PackedShape = { ...single, batch: 1, branches: 1 };
  const batch: PackedShape = { ...single, batch: CANDIDATES, branches: 1 };
  const packed: PackedShape = { ...single, batch: 1, branches: CANDIDATES };
  const sessions = {
    one: await open(one),
    batch: await open(batch),
    packed: await open(packed),
  };
  const kept = createRatios({ decoder, weights, reference, compat: false }, threads);
  const ofKept = async (decision: RenderedDecision): Promise<number> => {
    const [ratios] = await kept.of(decision);
    return ratios ? sumOf(ratios, ACTION) : NaN;
  };
  const promptOf = (round: number): Rendered => drawn(`prompt ${round}`, CONTEXT);
  const decision = (round: number): RenderedDecision => decisionOf(promptOf(round), `${round}`);
  const alone = (whole: RenderedDecision): readonly RenderedDecision[] =>
    whole.actions.map((action) => ({ ...whole, actions: [action] }));

  const agreed: number[] = [];
  const rows = await measure(
    {
      [ways.naive]: async (round) => {
        const q = await pass(sessions.batch, batch, alone(decision(round)));
        agreed[round] = q;
        return q;
      },
      'one by one': async (round) => {
        const qs: number[] = [];
        for (const action of alone(decision(round)))
          qs.push(await pass(sessions.one, one, [action]));
        return qs[0] ?? NaN;
      },
      [ways.packed]: (round) => pass(sessions.packed, packed, [decision(round)]),
      'blocks, all made anew': async (round) => {
        const q = await ofKept(decision(round));
        const difference = Math.abs(q - (agreed[round] ?? NaN));
        if (!(difference < 1e-3)) throw new Error(`The ways differ by ${difference}.`);
        return q;
      },
      'blocks, next step': (round) =>
        ofKept(decisionOf(behind(promptOf(round), drawn(`step ${round}`, STEP)), `next ${round}`)),
      [ways.kept]: (round) => ofKept(decisionOf(promptOf(round), `more ${round}`)),
    },
    threads,
    rounds,
  );
  await Promise.all([
    ...Object.values(sessions).map((session) => session.release()),
    kept.release(),
  ]);
  return rows;
}

/** Short decisions, one pass each, against all of them in one pass. */
export async function togetherRows(
  threads: number,
  rounds: number,
): Promise<readonly ScoringRow[]> {
  const decoder = presetDecoder('micro', 2048);
  const weights = initialParameters(decoder, 1);
  const feeds = parameterFeeds(
    new Map([...prefixed('policy', weights), ...prefixed('reference', weights)]),
  );
  const shape = { prompt: SHORT.context - 1, branches: CANDIDATES, branch: 80, scored: ACTION };
  const open = (batch: number): Promise<InferenceSession> =>
    openSession(scoringModel(cpuTarget, decoder, { ...shape, batch, blocks: 0 }, false), threads);
  const [one, all] = [await open(1), await open(SHORT.together)];
  const decisions = Array.from({ length: SHORT.together }, (_, i) => {
    const drawnOne = decisionOf(drawn(`short ${i}`, SHORT.context), `short ${i}`);
    const within = (ids: readonly number[]): number[] => ids.map((id) => id % 2048);
    return {
      ...drawnOne,
      prompt: { ...drawnOne.prompt, ids: within(drawnOne.prompt.ids) },
      actions: drawnOne.actions.map((action) => ({ ...action, ids: within(action.ids) })),
    };
  });
  const pass = async (
    session: InferenceSession,
    batch: number,
    what: readonly RenderedDecision[],
  ): Promise<Float32Array> => {
    const size = { ...shape, batch };
    const values = await session.run({ ...feeds, ...packedFeeds(size, packDecisions(size, what)) });
    return floats(values, 'ratios');
  };
  const rows = await measure(
    {
      [`${SHORT.together} short decisions, one by one`]: async () => {
        for (const decision of decisions) await pass(one, 1, [decision]);
        return 0;
      },
      [`${SHORT.together} short decisions together`]: async () => {
        await pass(all, SHORT.together, decisions);
        return 0;
      },
    },
    threads,
    rounds,
  );
  await Promise.all([one.release(), all.release()]);
  return rows;
}
