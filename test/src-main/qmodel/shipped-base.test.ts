import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadFamily } from '@main/environments/registry';
import { baseModel } from '@main/lab/base-model';
import { createQModelService } from '@main/qmodel/local-service';
import { checkBase } from '@main/qmodel/pretrained/check-base';
import { readModelFolder } from '@main/qmodel/artifact/model-folder';
import { parseAction } from '@shared/agent/action';
import { defaultSource, experimentConfigSchema } from '@shared/experiment/config';

const { data: config } = experimentConfigSchema.safeParse({ model: { base: 'shipped' } });
const folder = baseModel(config!, 'resources')!;

describe('the base model that ships with StepQ', () => {
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

  it('picks the wanted product among those found, though it has seen none of them', async () => {
    const service = createQModelService();
    const family = await loadFamily(defaultSource('webshop'), 'resources');
    let [wanted, compared] = [0, 0];
    for (const task of family.tasks().slice(0, 30)) {
      const game = family.create();
      const initialObservation = await game.reset(task);
      const search = parseAction(
        `Action: search[${task.instruction.replace(/ and price .*/, '')}]`,
      );
      const { observation } = await game.step(search);
      const opens = (await game.availableActions())
        .filter((action) => /^click\[b0/i.test(action))
        .map((action) => parseAction(`Action: ${action}`));
      const goal = opens.findIndex(({ argument }) => argument.toUpperCase() === task.group);
      if (goal < 0 || opens.length < 2) continue;
      const history = [{ action: search, observation }];
      const context = { instruction: task.instruction, initialObservation, history };
      const scores = await service.score(folder, context, opens);
      for (const [at, { q }] of scores.entries()) {
        if (at === goal) continue;
        compared += 1;
        if (scores[goal]!.q > q) wanted += 1;
      }
    }
    expect(compared).toBeGreaterThan(50);
    expect(wanted / compared).toBeGreaterThan(0.8);
    await service.dispose();
  });
});
