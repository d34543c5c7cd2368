import { loadHotpotQa } from '@main/environments/hotpotqa/family';

/**
 * Measures HotpotQA: how long it takes to load, steps a second with branching, what a search costs
 * that finds nothing, and what snapshot and restore cost.
 *
 *     npm run bench -- hotpotqa
 */

const since = (began: number): number => performance.now() - began;

/** Times `run` over `items`, after a round that is not counted. */
function each<T>(items: readonly T[], run: (item: T) => void): { ms: number; worst: number } {
  items.forEach(run);
  let worst = 0;
  const began = performance.now();
  for (const item of items) {
    const before = performance.now();
    run(item);
    worst = Math.max(worst, since(before));
  }
  return { ms: since(began) / items.length, worst };
}

const loading = performance.now();
const family = loadHotpotQa('resources/hotpotqa');
console.log(`loading ${since(loading).toFixed(0)} ms`);

const tasks = family.tasks();
const env = family.create();
env.reset(tasks[0]!);
const first = performance.now();
env.step({ type: 'search', argument: 'a name of nobody' });
console.log(
  `first search without an article, which builds the index, ${since(first).toFixed(0)} ms`,
);

const shown = ({ ms, worst }: { ms: number; worst: number }): string =>
  `${ms.toFixed(3)} ms (worst ${worst.toFixed(2)})`;
const search = (argument: string): void => {
  env.step({ type: 'search', argument });
};
const titles = tasks.flatMap(({ gold }) => gold['supporting articles']!.split('; '));
console.log(`search for a title ${shown(each(titles, search))}`);
const names = tasks.map(({ instruction }) => instruction.split(' ').slice(0, 4).join(' '));
console.log(`search for four words ${shown(each(names, search))}`);
const questions = tasks.map(({ instruction }) => instruction);
console.log(`search for a whole question ${shown(each(questions, search))}`);

let steps = 0;
const stepping = performance.now();
while (since(stepping) < 2000) {
  for (const task of tasks) {
    env.reset(task);
    for (const title of task.gold['supporting articles']!.split('; ')) {
      const before = env.snapshot();
      env.step({ type: 'search', argument: title });
      env.step({ type: 'lookup', argument: 'was' });
      env.restore(before);
      env.step({ type: 'search', argument: title.split(' ')[0]! });
      env.step({ type: 'lookup', argument: 'born' });
      steps += 4;
    }
    env.step({ type: 'finish', argument: task.gold.answer! });
    steps += 1;
  }
}
console.log(
  `${(steps / (since(stepping) / 1000)).toFixed(0)} steps/s, every fourth a name's first word`,
);

const ROUNDS = 1_000_000;
env.reset(tasks[0]!);
const copying = performance.now();
for (let i = 0; i < ROUNDS; i += 1) env.restore(env.snapshot());
console.log(`snapshot and restore ${((since(copying) * 1000) / ROUNDS).toFixed(3)} µs`);
