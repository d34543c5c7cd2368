import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadFamily } from '@main/environments/registry';
import { baseModel } from '@main/lab/base-model';
import { createQModelService } from '@main/qmodel/local-service';
import { checkBase } from '@main/qmodel/pretrained/check-base';
import { readModelFolder } from '@main/qmodel/artifact/model-folder';
import { createPolicy } from '@main/policies/registry';
import { playTask, type Scorers } from '@main/search/agents/agents';
import { defaultSource, experimentConfigSchema } from '@shared/experiment/config';

const { data: config } = experimentConfigSchema.safeParse({ model: { base: 'shipped' } });
const folder = baseModel(config!, 'resources')!;

// Scoring takes as long as the machine is busy.
describe('the base model that ships with StepQ', { timeout: 120_000 }, () => {
  it('can be started from, and takes at most 40 MB', () => {
    expect(() => checkBase(folder)).not.toThrow();
    const bytes = readdirSync(folder).reduce(
      (sum, name) => sum + statSync(join(folder, name)).size,
      0,
    );
    expect(bytes).toBeLessThan(40e6);
  });

  it('is the one that its card tells of', () => {
    const card = readFileSync(join(folder, 'README.md'), 'utf8');
    const { manifest } = readModelFolder(folder);
    expect(card).toContain(manifest.weightsHash);
    expect(card).toContain(`${manifest.steps.toLocaleString('en')} updates`);
    expect(card).toContain(manifest.heldoutAccuracy!.toFixed(3));
  });

  it('leads the sampler to better purchases of products that it has never seen', async () => {
    const service = createQModelService();
    const family = await loadFamily(defaultSource('webshop'), 'resources');
    const tasks = family.tasks().filter((_, at) => at % 340 === 0);
    const policy = createPolicy(config!);
    const qmodel: NonNullable<Scorers['qmodel']> = async (context, candidates) =>
      (await service.score(folder, context, candidates)).map(({ q }) => q);
    const play = async (agent: 'sample' | 'beam'): Promise<number> => {
      let sum = 0;
      for (const task of tasks) {
        const environment = family.create();
        const way = { environment, task, policy, n: 5, maxDepth: 10, seed: 1 };
        sum += (await playTask(agent, { qmodel }, way)).reward;
      }
      return sum / tasks.length;
    };
    expect(tasks.length).toBeGreaterThan(18);
    expect((await play('beam')) - (await play('sample'))).toBeGreaterThan(0.1);
    await service.dispose();
  });
});
