import type { Step } from '@shared/agent/action';
import { keyedRandom } from '@shared/random/keyed';
import type { EnvironmentTask } from '@main/environments/environment';
import { loadCatalogue } from '@main/environments/webshop/data/catalogue';
import { loadWebShop } from '@main/environments/webshop/family';
import { createProductSearch } from '@main/environments/webshop/search/product-search';
import type { WebShop } from '@main/environments/webshop/webshop';
import { createSampler } from '@main/policies/sampler/sampler';

/**
 * Measures WebShop: how long it takes to load, steps a second along sampled episodes replayed from
 * snapshots, what the first search costs and a later one that was not asked before, and a snapshot with
 * its restoring.
 *
 *     npm run bench -- webshop
 */

const since = (began: number): number => performance.now() - began;

/** Milliseconds of processor time so far: on a busy machine the clock measures the others too. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of processor time of a search in the index, over the instructions of `tasks`, none of them remembered. */
function meanSearch(tasks: readonly EnvironmentTask[]): number {
  const { products } = loadCatalogue('resources/webshop');
  const search = createProductSearch(products);
  const queries = tasks.map(({ instruction }) => instruction.toLowerCase());
  for (const query of queries) search.rank(query);
  const began = processorTime();
  for (const query of queries) search.rank(query);
  return (processorTime() - began) / queries.length;
}

/** Milliseconds of processor time of taking a snapshot and going back to it. */
function meanSnapshot(env: WebShop): number {
  const rounds = 1_000_000;
  const began = processorTime();
  for (let i = 0; i < rounds; i += 1) env.restore(env.snapshot());
  return (processorTime() - began) / rounds;
}

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

  console.log(`another search ${(meanSearch(tasks) * 1000).toFixed(0)} µs`);
  console.log(`snapshot and restore ${(meanSnapshot(env) * 1000).toFixed(3)} µs`);

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
  const replaying = processorTime();
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
  const seconds = (processorTime() - replaying) / 1000;
  console.log(`${(steps / seconds).toFixed(0)} steps a second of processor time`);
}

await main();
