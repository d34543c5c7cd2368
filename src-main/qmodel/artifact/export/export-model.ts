import { existsSync } from 'node:fs';
import { huggingFaceFiles } from '@main/qmodel/artifact/export/huggingface';
import { onnxFiles } from '@main/qmodel/artifact/export/onnx';
import { readModelFolder } from '@main/qmodel/artifact/model-folder';
import { writeFolderAtomically } from '@main/qmodel/checkpoint/files';
import { CallError } from '@main/rpc/rpc';
import type { ModelFormat } from '@shared/qmodel/export';

const writers = { onnx: onnxFiles, huggingface: huggingFaceFiles } as const satisfies Record<
  ModelFormat,
  unknown
>;

/**
 * Writes a trained model for other programs into a new folder.
 * @param directory the model's folder
 * @param to absolute path; never overwritten
 * @returns names of the files written
 * @throws CallError `invalid-input` when `to` exists or the model is damaged, `not-found` for none;
 *   the file system's error when writing fails
 */
export async function exportModel(
  directory: string,
  to: string,
  format: ModelFormat,
): Promise<readonly string[]> {
  if (existsSync(to)) {
    throw new CallError('invalid-input', `${to} exists already. It was left as it is.`);
  }
  const files = writers[format](readModelFolder(directory));
  await writeFolderAtomically(to, files);
  return [...files.keys()];
}
