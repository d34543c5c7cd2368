import { join } from 'node:path';
import type { ExperimentConfig } from '@shared/experiment/config';
import { readModelFolder, type ModelArtifact } from '@main/qmodel/artifact/model-folder';
import { createQModelService } from '@main/qmodel/local-service';
import { toyRequest } from '../../samples';

/** A model after a few updates on the toy pairs, and its folder. */
export async function trainedModel(
  directory: string,
  model: Partial<ExperimentConfig['model']>,
): Promise<{ readonly folder: string; readonly artifact: ModelArtifact }> {
  const request = toyRequest(join(directory, 'run'), { epochs: 0.5, averaging: 0, ...model });
  const { directory: folder } = await createQModelService().train(request, () => undefined);
  return { folder, artifact: readModelFolder(folder) };
}
