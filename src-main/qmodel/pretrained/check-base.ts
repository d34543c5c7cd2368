import { readManifest, readModelFolder } from '@main/qmodel/artifact/model-folder';
import { checkPretrained } from '@main/qmodel/pretrained/checkpoint';
import { readPretrainedOnnx } from '@main/qmodel/pretrained/onnx';
import { CallError } from '@main/rpc/rpc';

/**
 * Checks that a training could start from a model: that it is there, can be read, and is of a family
 * that StepQ knows.
 * @param base folder of a checkpoint or of a model that StepQ trained, or an ONNX file that StepQ wrote; `null` for none
 * @throws CallError naming the path and what is wrong with it
 */
export function checkBase(base: string | null): void {
  if (base === null) return;
  try {
    if (base.endsWith('.onnx')) readPretrainedOnnx(base);
    else if (readManifest(base)) readModelFolder(base);
    else checkPretrained(base);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CallError(
      error instanceof CallError ? error.code : 'invalid-input',
      `The model to start from (model.base, ${base}) cannot be used. ${why} Nothing was started.`,
    );
  }
}
