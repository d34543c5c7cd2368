import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { configJsonOf, decoderOf } from '@main/qmodel/architecture/families/registry';
import { decoderSchema, storedDecoder } from '@main/qmodel/artifact/decoder-schema';
import { readPretrained } from '@main/qmodel/pretrained/checkpoint';
import { copyCheckpoint } from './checkpoints';
import { logitsOf } from './forward';

interface Golden {
  readonly ids: readonly number[];
  readonly every: number;
  /** Logits of the last position. */
  readonly cases: readonly {
    readonly scaling: object | null;
    readonly logits: readonly number[];
  }[];
}

const golden = JSON.parse(readFileSync('test/fixtures/golden/rope-scaling.json', 'utf8')) as Golden;

const directory = mkdtempSync(join(tmpdir(), 'stepq-rope-'));
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});
const folder = copyCheckpoint('llama', directory);
const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')) as object;

/** The checkpoint with these fields in its config.json. */
function withFields(fields: object): ReturnType<typeof readPretrained> {
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ ...config, ...fields }));
  return readPretrained(folder);
}

/** Largest difference from what PyTorch gives for the last position. */
async function distance(
  { decoder, parameters }: ReturnType<typeof readPretrained>,
  expected: readonly number[],
): Promise<number> {
  const values = await logitsOf(decoder, parameters, [golden.ids]);
  const from = (golden.ids.length - 1) * decoder.vocabulary;
  return Math.max(
    ...expected.map((value, i) => Math.abs(values[from + i * golden.every]! - value)),
  );
}

describe('scaled positions', () => {
  it.each(golden.cases.map(({ scaling, logits }) => [JSON.stringify(scaling), scaling, logits]))(
    'give the logits that PyTorch gives: %s',
    async (_, scaling, logits) => {
      const expected = logits;
      expect(await distance(withFields({ rope_scaling: scaling }), expected)).toBeLessThan(1e-4);
      if (scaling === null) return;
      // In the newer notation the base stands beside.
      const parameters = { rope_theta: 50_000, ...scaling };
      const newer = withFields({ rope_theta: undefined, rope_parameters: parameters });
      expect(await distance(newer, expected)).toBeLessThan(1e-4);
      expect(await distance(withFields({}), expected)).toBeGreaterThan(1e-3);
    },
  );

  it('that only change beyond the positions of the model change nothing here', async () => {
    const model = withFields({ rope_scaling: { type: 'dynamic', factor: 2 } });
    expect(await distance(model, golden.cases[0]!.logits)).toBeLessThan(1e-4);
  });

  it('are kept when the model is stored and exported', () => {
    const scalings = [
      ...golden.cases.map(({ scaling }) => scaling),
      { type: 'dynamic', factor: 2 },
    ];
    for (const scaling of scalings) {
      const { decoder } = withFields({ rope_scaling: scaling });
      expect(decoder.rotaryScaling === null).toBe(scaling === null);
      expect(decoderOf(configJsonOf(decoder))).toEqual(decoder);
      expect(decoderSchema.parse(JSON.parse(JSON.stringify(storedDecoder(decoder))))).toEqual(
        decoder,
      );
    }
  });

  it.each([
    [{ type: 'linear' }, /rope_scaling\.factor/],
    [{ type: 'linear', factor: 0 }, /rope_scaling\.factor/],
    [{ rope_type: 'llama3', factor: 8 }, /rope_scaling\.low_freq_factor/],
    [
      {
        rope_type: 'llama3',
        factor: 8,
        low_freq_factor: 4,
        high_freq_factor: 1,
        original_max_position_embeddings: 512,
      },
      /rope_scaling\.low_freq_factor.*below/,
    ],
    [{ rope_type: 'longrope', factor: 8 }, /rope_scaling.*“longrope”/],
  ])('are refused by their field: %j', (scaling, sentence) => {
    expect(() => withFields({ rope_scaling: scaling })).toThrow(sentence);
  });
});
