import { join } from 'node:path';
import { expect, it } from 'vitest';
import { experimentConfigSchema } from '@shared/experiment/config';
import { importOptionsSchema } from '@shared/exchange/imports';
import { createLab } from '@main/lab/lab';
import { createModelHost } from '@main/lab/model-host';
import { createQModelService } from '@main/qmodel/local-service';
import { referenceFolder } from '../../../support/reference-folder';
import { temporaryFolder, temporaryStore } from '../../../support/workspace';

it(
  'an imported experiment is trained on without its environment',
  { timeout: 60_000 },
  async () => {
    const folder = temporaryFolder();
    await referenceFolder(folder, 8);
    const store = temporaryStore();
    const heard: string[] = [];
    const lab = createLab({
      store,
      resources: join(import.meta.dirname, '../../../../resources'),
      models: createModelHost(() => Promise.resolve(createQModelService())),
      emit: (name) => void heard.push(name),
      clock: Date.now,
      appVersion: 'test',
    });
    const request = {
      path: folder,
      options: importOptionsSchema.parse({ compat: 'reference' }),
      config: experimentConfigSchema.parse({
        model: { batch: 4, epochs: 1, checkpointEvery: 50, threads: 1 },
      }),
    };
    const importing = lab.imports.start(request);
    await expect(lab.imports.inspect(request)).rejects.toThrow('Another import is being read');
    const { experimentId } = await importing;
    expect(heard).toContain('import.progress');
    lab.resume(experimentId);
    await lab.idle();
    expect(store.experiments.get(experimentId)).toMatchObject({ status: 'done', reason: '' });
    expect(store.models.find(experimentId)?.steps).toBeGreaterThan(0);
    expect(await lab.scoreTree(store.trees.ids(experimentId)[0]!)).toBeGreaterThan(0);
    await lab.shutdown();
  },
);
