import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ort from 'onnxruntime-node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleDecision, sequenceInputs } from '@main/qmodel/artifact/export/example';
import { exportModel } from '@main/qmodel/artifact/export/export-model';
import { onnxFiles, sequenceLength } from '@main/qmodel/artifact/export/onnx';
import type { ModelArtifact } from '@main/qmodel/artifact/model-folder';
import { readExportedOnnx } from '@main/qmodel/artifact/read-exported';
import { createScorer } from '@main/qmodel/scoring/scorer';
import type { ScoredAction, ScoringContext } from '@shared/qmodel/scoring';
import { checkpointFolder } from '../../pretrained/checkpoints';
import { toyPair } from '../../samples';
import { trainedModel } from './trained';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stepq-onnx-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** Q of each candidate by the exported file alone, as another program would run it. */
async function scoresOf(
  session: ort.InferenceSession,
  model: ModelArtifact,
  context: ScoringContext,
  candidates: readonly ScoredAction[],
): Promise<number[]> {
  const length = sequenceLength(model);
  const count = model.manifest.decoder.matchFeatures;
  const scores: number[] = [];
  for (const input of sequenceInputs(model, context, candidates, length)) {
    const features = new Float32Array(length * count);
    for (const [at, feature, value] of input.features) features[at * count + feature] = value;
    const { q } = await session.run({
      ids: new ort.Tensor('int64', BigInt64Array.from(input.ids, BigInt), [1, length]),
      scored: new ort.Tensor('float32', Float32Array.from(input.scored), [1, length]),
      ...(count > 0 ? { features: new ort.Tensor('float32', features, [1, length, count]) } : {}),
    });
    scores.push((q!.data as Float32Array)[0]!);
  }
  return scores;
}

// Training takes as long as the machine is busy.
describe('a model as an ONNX file', { timeout: 120_000 }, () => {
  it.each([
    ['StepQ’s own decoder', {}],
    ['the whole action, as a mean', { scoredTokens: 'action', scoreMode: 'mean' }],
    ['the published code’s score', { scoreMode: 'reference' }],
    ['a Phi', { base: checkpointFolder('phi'), scoredTokens: 'action' }],
    ['a Qwen2', { base: checkpointFolder('qwen2') }],
  ] as const)('scores as StepQ does: %s', async (_, model) => {
    const { artifact } = await trainedModel(directory, model);
    const file = onnxFiles(artifact).get('model.onnx') as Uint8Array;
    const session = await ort.InferenceSession.create(file);
    const scorer = createScorer(artifact, 1);
    const pair = toyPair(3, 'heldout');
    const decisions = [
      exampleDecision,
      { context: pair, candidates: [pair.chosen, pair.rejected] },
    ];
    for (const { context, candidates } of decisions) {
      const expected = await scorer.score(context, candidates);
      const found = await scoresOf(session, artifact, context, candidates);
      found.forEach((q, i) => expect(Math.abs(q - expected[i]!.q)).toBeLessThan(1e-5));
      expect(found[0]).not.toBe(found[1]);
    }
    await scorer.release();
    await session.release();
  });

  it('needs no operators but those of the standard', async () => {
    const { artifact } = await trainedModel(directory, {});
    const file = onnxFiles(artifact).get('model.onnx') as Uint8Array;
    expect(Buffer.from(file).includes('com.microsoft')).toBe(false);
  });

  it('stands in a new folder with card, tokenizer and example, and is read back bit by bit', async () => {
    const { folder, artifact } = await trainedModel(directory, {});
    const to = join(directory, 'exported');
    expect(await exportModel(folder, to, 'onnx')).toEqual([
      'model.onnx',
      'tokenizer.json',
      'example.json',
      'README.md',
    ]);
    expect(readExportedOnnx(join(to, 'model.onnx'))).toEqual(artifact);
    expect(readFileSync(join(to, 'README.md'), 'utf8')).toContain('onnxruntime.InferenceSession');
    await expect(exportModel(folder, to, 'onnx')).rejects.toThrow(/exists already/);
  });

  it('is refused in a sentence when it is cut off or of another program', async () => {
    const { artifact } = await trainedModel(directory, {});
    const whole = onnxFiles(artifact).get('model.onnx') as Uint8Array;
    const file = join(directory, 'model.onnx');
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      writeFileSync(file, whole.subarray(0, Math.floor(whole.length * share)));
      expect(() => readExportedOnnx(file)).toThrow(/^The ONNX file /);
    }
    writeFileSync(file, 'PK no model');
    expect(() => readExportedOnnx(file)).toThrow(/^The ONNX file /);
    expect(() => readExportedOnnx(join(directory, 'none.onnx'))).toThrow(/There is no file/);
  });
});
