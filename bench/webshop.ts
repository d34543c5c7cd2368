import type { Step } from '@shared/agent/action';
import { keyedRandom } from '@shared/random/keyed';
import { loadWebShop } from '@main/environments/webshop/family';
import { createSampler } from '@main/policies/sampler/sampler';

/**
 * Measures WebShop: how long it takes to load, steps a second along sampled episodes replayed from
 * snapshots, and what the first and a later search cost.
 *
 *     npm run bench -- webshop
 */

const since = (began: number): number => performance.now() - began;

async function main(): Promise<void> {
  const loading = performance.now();
  const family = loadWebShop('resources/webshop');
  console.log(`loading ${since(loading).toFixed(0)} ms`);

  const env = family.create();
  const tasks = family.tasks().filter((_, i) => i % 23 === 0);
  const first = tasks[0]!;
  env.reset(first);
  const searching = performance.now();
  env.step({ type: 'search', argument: 'shoes' });
  console.log(`first search, which builds the index, ${since(searching).toFixed(0)} ms`);

  const policy = createSampler({ temperature: 1 });
  const drawing = performance.now();
  const episodes: { task: typeof first; actions: Step['action'][] }[] = [];
  let drawn = 0;
  for (const task of tasks) {
    const initialObservation = env.reset(task);
    const history: Step[] = [];
    for (let done = false; !done && history.length < 10;) {
      const state = { instruction: task.instruction, initialObservation, history: [...history] };
      const samples = await policy.sample({ state, n: 5, decoding: 'sample', drawKey: task.id });
      const { action } = samples[0]!;
      const transition = env.step(action);
      history.push({ action, observation: transition.observation });
      done = transition.done;
      drawn += 5;
    }
    episodes.push({ task, actions: history.map(({ action }) => action) });
  }
  console.log(
    `${(drawn / (since(drawing) / 1000)).toFixed(0)} samples/s in requests of 5, first steps included`,
  );

  const random = keyedRandom('bench');
  const replaying = performance.now();
  let steps = 0;
  for (let round = 0; round < 20; round += 1) {
    for (const { task, actions } of episodes) {
      env.reset(task);
      for (const action of actions) {
        const before = env.snapshot();
        env.step(action);
        steps += 1;
        if (random.next() < 0.5) {
          env.restore(before);
          env.step(action);
          steps += 1;
        }
      }
    }
  }
  console.log(`${(steps / (since(replaying) / 1000)).toFixed(0)} steps/s`);
}

await main();
