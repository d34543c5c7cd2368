import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packedLength, type PackedShape } from '@main/qmodel/architecture/packed';
import { copyParameters } from '@main/qmodel/architecture/parameters';
import { emptyOptimizer } from '@main/qmodel/runtime/session';
import { createDpoRunner } from '@main/qmodel/training/dpo-runner';
import { pairExample, shapeFor, type Example } from '@main/qmodel/training/examples';
import { batchIndices } from '@main/qmodel/training/plan';
import { prepare, type Prepared } from '@main/qmodel/training/prepare';
import type { TrainRequest } from '@main/qmodel/service';
import { option } from './options';
import { realRequest } from './real-request';

/**
 * What training on real pairs would gain from several packed shapes instead of one: the tokens that
 * go through the decoder, padding included, and the time of the steps. `as they come` keeps the
 * batches and gives each the smallest shape that holds it; `by length` makes each batch of pairs of
 * one class of length, which are other batches.
 *
 *     npm run bench -- length-buckets [--rounds 7]
 */

const cost = (example: Example): number => packedLength(shapeFor(1, 2, [example]));
/** Prompts are nearly all as long as they may be: the actions tell pairs apart. */
const branch = (example: Example): number => shapeFor(1, 2, [example]).branch;

/** Pairs from short to long in classes of equal size. */
function classesOf(examples: readonly Example[], count: number): readonly (readonly Example[])[] {
  const sorted = [...examples].sort((a, b) => branch(a) - branch(b));
  const size = Math.ceil(sorted.length / count);
  return Array.from({ length: count }, (_, i) => sorted.slice(i * size, (i + 1) * size)).filter(
    (some) => some.length > 0,
  );
}

interface Way {
  readonly name: string;
  /** How often a step has each shape, as a share of the steps. */
  readonly shapes: readonly { readonly shape: PackedShape; readonly share: number }[];
}

function waysFor(examples: readonly Example[], batch: number, seed: number): readonly Way[] {
  const whole = shapeFor(batch, 2, examples);
  const one = { name: 'one shape', shapes: [{ shape: whole, share: 1 }] };
  return [
    one,
    ...[2, 3].flatMap((count): Way[] => {
      const classes = classesOf(examples, count).map((some) => shapeFor(batch, 2, some));
      const steps = Math.floor(examples.length / batch);
      const taken = Array.from({ length: steps }, (_, step) => {
        const rows = batchIndices(examples.length, batch, step, seed);
        const held = shapeFor(
          batch,
          2,
          rows.flatMap((i) => examples[i] ?? []),
        );
        const at = classes.findIndex(
          ({ prompt, branch, scored }) =>
            held.prompt <= prompt && held.branch <= branch && held.scored <= scored,
        );
        return at < 0 ? count - 1 : at;
      });
      const share = (at: number): number => taken.filter((found) => found === at).length / steps;
      return [
        {
          name: `${count} shapes, batches as they come`,
          shapes: classes.map((shape, at) => ({
            shape: at === count - 1 ? whole : shape,
            share: share(at),
          })),
        },
        {
          name: `${count} shapes, batches by length`,
          shapes: classes.map((shape) => ({ shape, share: 1 / classes.length })),
        },
      ];
    }),
  ];
}

/** Milliseconds of a step of each shape, medians of rounds taken in turn. */
async function timed(
  shapes: readonly PackedShape[],
  { decoder, initial }: Prepared,
  { config }: TrainRequest,
  examples: readonly Example[],
  rounds: number,
): Promise<ReadonlyMap<string, number>> {
  const sides = new Map(
    shapes.map((shape) => {
      const parameters = copyParameters(initial);
      const fitting = examples.filter((example) => {
        const { prompt, branch } = shapeFor(1, 2, [example]);
        return prompt <= shape.prompt && branch <= shape.branch;
      });
      const request = {
        examples: fitting.slice(0, shape.batch),
        reference: new Float32Array(2 * Math.min(fitting.length, shape.batch)),
        parameters,
        frozen: new Map<string, never>(),
        optimizer: emptyOptimizer(parameters),
        learningRate: 1e-4,
      };
      const runner = createDpoRunner(decoder, shape, config);
      return [keyOf(shape), { runner, request, times: [] as number[] }] as const;
    }),
  );
  for (let round = 0; round <= rounds; round += 1) {
    for (const { runner, request, times } of sides.values()) {
      const from = performance.now();
      await runner.step({ ...request, step: round + 1 });
      if (round > 0) times.push(performance.now() - from);
    }
  }
  for (const { runner } of sides.values()) await runner.release();
  return new Map([...sides].map(([key, { times }]) => [key, median(times)]));
}

const keyOf = ({ prompt, branch, scored }: PackedShape): string => `${prompt} ${branch} ${scored}`;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

const folder = mkdtempSync(join(tmpdir(), 'stepq-bench-'));
const request = await realRequest(folder);
const prepared = prepare(request);
const examples = request.pairs
  .filter(({ split }) => split === 'train')
  .map((pair) => pairExample(prepared.renderer, pair));
const ways = waysFor(examples, request.config.batch, request.seed);
const shapes = new Map(ways.flatMap((way) => way.shapes.map(({ shape }) => [keyOf(shape), shape])));
const times = await timed(
  [...shapes.values()],
  prepared,
  request,
  examples,
  Number(option('rounds', '7')),
);
rmSync(folder, { recursive: true, force: true });

const whole = ways[0]?.shapes[0]?.shape;
const of = (way: Way, value: (shape: PackedShape) => number): number =>
  way.shapes.reduce((sum, { shape, share }) => sum + (share && share * value(shape)), 0);
const milliseconds = (shape: PackedShape): number => times.get(keyOf(shape)) ?? NaN;
const lengths = examples.map(cost).sort((a, b) => a - b);
const at = (share: number): number => lengths[Math.floor(share * (lengths.length - 1))] ?? NaN;
console.log(
  `${examples.length} pairs, batches of ${request.config.batch}; tokens of a pair: least ${at(0)}, ` +
    `quartiles ${at(0.25)}, ${at(0.5)}, ${at(0.75)}, most ${at(1)}`,
);
if (whole) {
  console.table(
    ways.map((way) => ({
      way: way.name,
      shapes: way.shapes
        .map(({ shape, share }) => `${packedLength(shape)} × ${share.toFixed(2)}`)
        .join(', '),
      'tokens, %': Math.round((100 * of(way, packedLength)) / packedLength(whole)),
      'ms a step': Math.round(of(way, milliseconds)),
      'time, %': Math.round((100 * of(way, milliseconds)) / milliseconds(whole)),
    })),
  );
}
