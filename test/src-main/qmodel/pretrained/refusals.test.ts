import fc from 'fast-check';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CallError } from '@main/rpc/rpc';
import { readPretrained } from '@main/qmodel/pretrained/checkpoint';
import { copyCheckpoint, type CheckpointFamily } from './checkpoints';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stepq-refusals-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** The sentence with which a folder is refused. */
function refusalOf(folder: string, memory?: number): string {
  try {
    readPretrained(folder, memory);
  } catch (error) {
    expect(error).toBeInstanceOf(CallError);
    return (error as CallError).message;
  }
  throw new Error('The checkpoint was accepted.');
}

/** A copy of a checkpoint whose JSON file was changed. */
function changed(
  family: CheckpointFamily,
  file: string,
  change: (json: Record<string, unknown>) => unknown,
): string {
  const folder = copyCheckpoint(family, directory);
  const json = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>;
  writeFileSync(join(folder, file), JSON.stringify(change(json)));
  return folder;
}

function withConfig(family: CheckpointFamily, fields: Record<string, unknown>): string {
  return refusalOf(changed(family, 'config.json', (config) => ({ ...config, ...fields })));
}

/** A safetensors file of this header and this many bytes of data. */
function safetensors(header: unknown, data: number, claimed?: bigint): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, claimed ?? BigInt(json.length), true);
  return Buffer.concat([length, json, new Uint8Array(data)]);
}

describe('a config.json that StepQ cannot follow is refused by the name of the field', () => {
  it.each<[string, CheckpointFamily, Record<string, unknown>, RegExp]>([
    [
      'another family',
      'llama',
      { model_type: 'mamba' },
      /model_type: .*“mamba”.*llama, qwen2, phi/,
    ],
    ['no family', 'llama', { model_type: 7 }, /model_type/],
    ['an activation', 'llama', { hidden_act: 'relu2' }, /hidden_act: .*“relu2”/],
    ['an activation of Phi', 'phi', { hidden_act: 'silu' }, /hidden_act: .*“silu”/],
    ['a scaling', 'llama', { rope_scaling: { rope_type: 'yarn' } }, /rope_scaling: .*“yarn”/],
    ['a scaling, new', 'qwen2', { rope_parameters: { rope_type: 'x' } }, /rope_parameters: .*“x”/],
    ['a window', 'qwen2', { use_sliding_window: true }, /use_sliding_window/],
    ['norms of queries', 'phi', { qk_layernorm: true }, /qk_layernorm/],
    ['quantised weights', 'llama', { quantization_config: { bits: 4 } }, /quantization_config/],
    ['heads that do not share', 'llama', { num_key_value_heads: 3 }, /num_key_value_heads/],
    ['a width that heads do not share', 'qwen2', { hidden_size: 18 }, /hidden_size/],
    ['an odd turn', 'phi', { partial_rotary_factor: 0.4 }, /cannot be turned/],
    ['an absurd depth', 'llama', { num_hidden_layers: 2 ** 40 }, /num_hidden_layers/],
    ['an absurd width', 'llama', { hidden_size: 1e15 }, /hidden_size/],
    ['a negative vocabulary', 'llama', { vocab_size: -1 }, /vocab_size/],
    [
      'fewer tokens than the tensor',
      'llama',
      { vocab_size: 310 },
      /model\.embed_tokens\.weight is \[320, 16\].*\[310, 16\]/,
    ],
    ['one layer less', 'llama', { num_hidden_layers: 1 }, /“model\.layers\.1\..*no place/],
    [
      'one layer more',
      'llama',
      { num_hidden_layers: 3 },
      /lacks the tensor model\.layers\.2\.input_layernorm\.weight/,
    ],
    [
      'biases that are not there',
      'llama',
      { attention_bias: true },
      /lacks the tensor model\.layers\.0\.self_attn\.q_proj\.bias/,
    ],
  ])('%s', (_, family, fields, sentence) => {
    expect(withConfig(family, fields)).toMatch(sentence);
  });
});

describe('damaged or hostile files are refused by their name', () => {
  it('a missing file, a folder in its place, a folder that is not there', () => {
    expect(refusalOf(join(directory, 'none'))).toMatch(/no folder/);
    for (const name of ['config.json', 'tokenizer.json', 'model.safetensors']) {
      const folder = copyCheckpoint('llama', directory);
      rmSync(join(folder, name));
      expect(refusalOf(folder)).toContain(name);
      mkdirSync(join(folder, name));
      expect(refusalOf(folder)).toContain(name);
      rmSync(folder, { recursive: true });
    }
  });

  it('a config or tokenizer larger than any, unread', () => {
    const folder = copyCheckpoint('llama', directory);
    truncateSync(join(folder, 'config.json'), 2 ** 30);
    expect(refusalOf(folder)).toMatch(/^config\.json has 1073741824 bytes/);
  });

  it('JSON that nests without end', () => {
    const folder = copyCheckpoint('llama', directory);
    writeFileSync(join(folder, 'config.json'), '['.repeat(500_000));
    expect(refusalOf(folder)).toMatch(/^config\.json/);
    writeFileSync(join(folder, 'config.json'), `${'['.repeat(400_000)}${']'.repeat(400_000)}`);
    expect(refusalOf(folder)).toMatch(/^config\.json/);
  });

  it('a header that claims 2^60 bytes', () => {
    const folder = copyCheckpoint('llama', directory);
    writeFileSync(join(folder, 'model.safetensors'), safetensors({}, 8, 2n ** 60n));
    expect(refusalOf(folder)).toMatch(/^model\.safetensors .*header/);
  });

  it.each([
    ['overlap', { a: [0, 8], b: [4, 12] }, 12, [2], /“b” overlaps/],
    ['lie outside', { a: [0, 2 ** 40] }, 8, [2 ** 38], /“a” lies at/],
    ['have absurd shapes', { a: [0, 8] }, 8, [2 ** 52, 2 ** 52], /“a” of shape/],
  ])('tensors that %s', (_, places, size, shape, sentence) => {
    const folder = copyCheckpoint('llama', directory);
    const header = Object.fromEntries(
      Object.entries(places).map(([name, at]) => [name, { dtype: 'F32', shape, data_offsets: at }]),
    );
    writeFileSync(join(folder, 'model.safetensors'), safetensors(header, size));
    expect(refusalOf(folder)).toMatch(sentence);
  });

  it.each([
    '../model.safetensors',
    '/etc/passwd',
    'a/../../b.safetensors',
    '..\\b.safetensors',
    '.hidden.safetensors',
    'model.bin',
  ])('a shard that leads elsewhere: %s', (shard) => {
    const folder = changed('qwen2', 'model.safetensors.index.json', () => ({
      weight_map: { 'model.norm.weight': shard },
    }));
    expect(refusalOf(folder)).toMatch(/index\.json .*plain name/);
  });

  it('a shard that is not there, and a tensor that stands in two', () => {
    const folder = copyCheckpoint('qwen2', directory);
    const second = join(folder, 'model-00002-of-00002.safetensors');
    const first = readFileSync(join(folder, 'model-00001-of-00002.safetensors'));
    writeFileSync(second, first);
    expect(refusalOf(folder)).toMatch(/stands in two files/);
    rmSync(second);
    expect(refusalOf(folder)).toMatch(/model-00002-of-00002\.safetensors is missing/);
  });

  it('a model that is too large for the machine, before a number is read', () => {
    expect(refusalOf(copyCheckpoint('llama', directory), 1000)).toMatch(/GB in single precision/);
  });

  it('any file that is cut off or changed anywhere: a sentence, or a model, but nothing else', () => {
    const folder = copyCheckpoint('phi', directory);
    const names = ['config.json', 'tokenizer.json', 'model.safetensors'] as const;
    const whole = new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
    const damage = fc.record({
      name: fc.constantFrom(...names),
      at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      byte: fc.integer({ min: 0, max: 255 }),
      cut: fc.boolean(),
    });
    fc.assert(
      fc.property(damage, ({ name, at, byte, cut }) => {
        const bytes = Buffer.from(whole.get(name)!);
        const place = Math.floor(at * (name === 'model.safetensors' && !cut ? 3000 : bytes.length));
        bytes[place] = byte;
        writeFileSync(join(folder, name), cut ? bytes.subarray(0, place) : bytes);
        try {
          readPretrained(folder);
        } catch (error) {
          expect(error).toBeInstanceOf(CallError);
          expect((error as CallError).message).toMatch(/\.$/);
        } finally {
          writeFileSync(join(folder, name), whole.get(name)!);
        }
      }),
      { numRuns: 150 },
    );
  });
});
