import fc from 'fast-check';
import { expect } from 'vitest';
import { parseAction } from '@shared/agent/action';
import type { EnvironmentFamily, EnvironmentTask } from '@main/environments/environment';

/** A branch of an episode: which of the possible actions is taken at each step. */
const anyBranch = fc.array(fc.nat(5), { maxLength: 5 });

/** Some branches, and the order in which they are each carried a step further. */
export const anyInterleaving = fc.record({
  branches: fc.array(anyBranch, { minLength: 2, maxLength: 4 }),
  order: fc.array(fc.nat(3), { maxLength: 16 }),
});

/** What an episode shows along one branch, walked alone in an environment of its own. */
async function alone(family: EnvironmentFamily, task: EnvironmentTask, branch: readonly number[]) {
  const environment = family.create();
  const seen: unknown[] = [await environment.reset(task)];
  for (const choice of branch) {
    const actions = await environment.availableActions();
    if (actions.length === 0) break;
    seen.push(await environment.step(parseAction(`Action: ${actions[choice % actions.length]!}`)));
  }
  environment.close?.();
  return seen;
}

/** Walks all branches in one environment, going from one to the other by snapshots. */
export async function walkInterleaved(
  family: EnvironmentFamily,
  task: EnvironmentTask,
  { branches, order }: { branches: readonly number[][]; order: readonly number[] },
): Promise<void> {
  const environment = family.create();
  const first = await environment.reset(task);
  const start = await environment.snapshot();
  const walks = branches.map((branch) => ({
    left: [...branch],
    at: start,
    seen: [first] as unknown[],
  }));
  const whole = [...order, ...branches.flatMap((branch, i) => branch.map(() => i))];
  for (const index of whole) {
    const walk = walks[index % walks.length]!;
    const choice = walk.left.shift();
    if (choice === undefined) continue;
    await environment.restore(walk.at);
    expect(await environment.snapshot()).toBe(walk.at);
    const actions = await environment.availableActions();
    if (actions.length === 0) continue;
    const action = parseAction(`Action: ${actions[choice % actions.length]!}`);
    walk.seen.push(await environment.step(action));
    walk.at = await environment.snapshot();
  }
  environment.close?.();
  for (const [i, walk] of walks.entries()) {
    expect(walk.seen).toEqual(await alone(family, task, branches[i]!));
  }
}
