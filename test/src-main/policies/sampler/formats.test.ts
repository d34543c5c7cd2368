import { describe, expect, it } from 'vitest';
import type { Step } from '@shared/agent/action';
import { selectTasks } from '@main/environments/split';
import { loadWebShop } from '@main/environments/webshop/family';
import { remember } from '@main/policies/sampler/memory';
import { createSampler } from '@main/policies/sampler/sampler';
import { webshopData } from '../../environments/webshop/fixtures';

const sampler = createSampler({ temperature: 1 });

describe.each(['agent', 'text', 'text_rich', 'react'] as const)('the format %s', (observation) => {
  const family = loadWebShop(webshopData, { observation });
  const { train } = selectTasks(family.tasks(), { seed: 233, trainTasks: 60, testTasks: 0 });

  it('is played by the sampler, which knows where it is and what it has chosen', async () => {
    let bought = 0;
    let refused = 0;
    let steps = 0;
    for (const task of train) {
      const shop = family.create();
      const state = { instruction: task.instruction, initialObservation: shop.reset(task) };
      const history: Step[] = [];
      for (let end = false; !end && history.length < 10;) {
        const [sample] = await sampler.sample({
          state: { ...state, history },
          n: 1,
          decoding: 'sample',
          drawKey: task.id,
        });
        const { action } = sample!;
        const { observation: answer, valid, done } = shop.step(action);
        refused += Number(!valid);
        steps += 1;
        history.push({ action, observation: answer });
        const { page, options } = shop.snapshot();
        const { view } = remember({ ...state, history });
        if (page === 'item' && view.kind === 'item') {
          const chosen = view.options.flatMap(({ chosen: value }) => value ?? []);
          expect(new Set(chosen)).toEqual(new Set(options.map(([, value]) => value)));
        }
        end = done;
        bought += Number(done);
      }
    }
    // It strays now and then, whatever it reads.
    expect(refused / steps).toBeLessThan(0.06);
    expect(bought).toBeGreaterThan(20);
  });
});
