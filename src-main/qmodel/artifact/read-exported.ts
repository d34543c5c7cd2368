import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { CallError } from '@main/rpc/rpc';
import { sameShape, showShape } from '@main/qmodel/autodiff/tensor';
import { parameterShapes, type Parameters } from '@main/qmodel/architecture/parameters';
import { onnxMetadata, weightPrefixes } from '@main/qmodel/artifact/export/names';
import { modelManifestSchema, type ModelManifest } from '@main/qmodel/artifact/manifest';
import type { ModelArtifact } from '@main/qmodel/artifact/model-folder';
import { rarityOf } from '@main/qmodel/artifact/rarity-json';
import { readOnnx, type OnnxContent } from '@main/qmodel/onnx/read-model';
import { fromTokenizerJson } from '@main/qmodel/tokenizer/tokenizer-json';

/** What a protobuf message, and so an ONNX file, may have at most. */
const LARGEST_FILE = 2 ** 31;

/**
 * Reads back a model that StepQ exported as an ONNX file.
 * @throws CallError `not-found` for no file, `invalid-input` for a damaged one or one of another program
 */
export function readExportedOnnx(file: string): ModelArtifact {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new CallError('not-found', `There is no file ${file}.`);
  if (stat.size >= LARGEST_FILE) {
    throw new CallError('invalid-input', `${file} is larger than an ONNX file may be.`);
  }
  const what = 'The ONNX file';
  const content = readOnnx(readFileSync(file), what);
  const manifest = manifestOf(content, what);
  const json = (name: string): unknown => parsedJson(textOf(content, name, what), name, what);
  return {
    manifest,
    weights: weightsOf(content, weightPrefixes.policy, manifest, what),
    reference: weightsOf(content, weightPrefixes.reference, manifest, what),
    tokenizer: fromTokenizerJson(textOf(content, onnxMetadata.tokenizer, what)),
    rarity: rarityOf(json(onnxMetadata.rarity)),
  };
}

function textOf({ metadata }: OnnxContent, name: string, what: string): string {
  const text = metadata.get(name);
  if (text !== undefined) return text;
  throw new CallError('invalid-input', `${what} was not written by StepQ: it has no ${name}.`);
}

function parsedJson(text: string, name: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CallError('invalid-input', `${what} is damaged: its ${name} is not JSON.`);
  }
}

function manifestOf(content: OnnxContent, what: string): ModelManifest {
  const name = onnxMetadata.manifest;
  const parsed = modelManifestSchema.safeParse(parsedJson(textOf(content, name, what), name, what));
  if (parsed.success) return parsed.data;
  throw new CallError(
    'invalid-input',
    `${what} is damaged: its ${name}: ${z.prettifyError(parsed.error)}`,
  );
}

function weightsOf(
  { weights }: OnnxContent,
  prefix: string,
  { decoder }: ModelManifest,
  what: string,
): Parameters {
  return new Map(
    [...parameterShapes(decoder)].map(([name, shape]) => {
      const found = weights.get(prefix + name);
      if (!found)
        throw new CallError('invalid-input', `${what} lacks the tensor ${prefix}${name}.`);
      if (!sameShape(found.shape, shape)) {
        throw new CallError(
          'invalid-input',
          `${what} has ${prefix}${name} as ${showShape(found.shape)}, expected ${showShape(shape)}.`,
        );
      }
      // A copy is aligned, and does not keep the whole file in memory.
      return [name, { shape, data: new Float32Array(new Uint8Array(found.bytes).buffer) }];
    }),
  );
}
