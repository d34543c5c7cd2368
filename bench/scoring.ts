import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
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

/**
 * Measures scoring five candidates of 40 tokens over a context of 1,000, by policy and reference:
 * each candidate with its own copy of the context, one by one and as a batch, against one packed
 * pass and against the blocks of a prompt made anew, kept in part (the next step of an episode) and
 * kept whole (more candidates of a state). And whether several short decisions gain by being scored
 * together. All in turn; medians of the rounds.
 *
 *     npm run bench -- scoring [--preset small] [--rounds 9] [--threads 1,2] [--json FILE]
 */

const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : (process.argv[at + 1] ?? fallback);
};

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

type PresetName = ExperimentConfig['model']['preset'];

/** Ways to score the same decision; each gives Σ of the ratios of its first candidate. */
type Ways = Readonly<Record<string, (round: number) => Promise<number>>>;

interface Row {
  readonly threads: number;
  readonly way: string;
  readonly rounds: number;
  readonly milliseconds: number;
  readonly least: number;
  /** Median over the rounds of the first way's time by this one's. */
  readonly timesFaster: number;
}

async function measure(ways: Ways, threads: number, rounds: number): Promise<readonly Row[]> {
  const times = new Map<string, number[]>(Object.keys(ways).map((way) => [way, []]));
  // The first round opens sessions and plans memory: it is not timed.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [way, run] of Object.entries(ways)) {
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

async function scoringRows(
  preset: PresetName,
  threads: number,
  rounds: number,
): Promise<readonly Row[]> {
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
      'one batch of copies': async (round) => {
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
      'one packed pass': (round) => pass(sessions.packed, packed, [decision(round)]),
      'blocks, all made anew': async (round) => {
        const q = await ofKept(decision(round));
        const difference = Math.abs(q - (agreed[round] ?? NaN));
        if (!(difference < 1e-3)) throw new Error(`The ways differ by ${difference}.`);
        return q;
      },
      'blocks, next step': (round) =>
        ofKept(decisionOf(behind(promptOf(round), drawn(`step ${round}`, STEP)), `next ${round}`)),
      'blocks, all kept': (round) => ofKept(decisionOf(promptOf(round), `more ${round}`)),
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
async function togetherRows(threads: number, rounds: number): Promise<readonly Row[]> {
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

const rounds = Number(option('rounds', '9'));
const preset = (['micro', 'tiny', 'small', 'base'] as const).find(
  (known) => known === option('preset', 'small'),
);
if (!preset) throw new Error('Which preset?');
const rows: Row[] = [];
for (const threads of option('threads', '1,2').split(',').map(Number)) {
  const measured = [
    ...(await scoringRows(preset, threads, rounds)),
    ...(await togetherRows(threads, rounds)),
  ];
  rows.push(...measured);
  console.table(
    measured.map(({ way, milliseconds, least, timesFaster }) => ({
      way,
      threads,
      ms: Number(milliseconds.toFixed(1)),
      least: Number(least.toFixed(1)),
      '× faster': Number(timesFaster.toFixed(2)),
    })),
  );
}
const json = option('json', '');
if (json !== '') {
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    node: process.version,
  };
  writeFileSync(json, `${JSON.stringify({ machine, preset, scoring: rows }, null, 2)}\n`);
}
