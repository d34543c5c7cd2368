import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseAction } from '@shared/agent/action';
import type { EnvironmentId } from '@shared/experiment/config';
import type { Environment, EnvironmentTask } from '@main/environments/environment';
import { loadFamily } from '@main/environments/registry';
import { resourcesDirectory } from '@main/cli/locations';
import { playedSource, type SourceOptions } from '@main/cli/played-source';
import { CallError } from '@main/rpc/rpc';

interface PlayOptions extends SourceOptions {
  readonly task: string;
  readonly actions: string;
  readonly json?: boolean;
}

/** `stepq play <environment> --task <id> --actions <file or ->`: actions without any policy. */
export async function play(environmentId: EnvironmentId, options: PlayOptions): Promise<void> {
  const source = playedSource(environmentId, options);
  const lines = openActions(options.actions);
  const family = await loadFamily(source, resourcesDirectory());
  const task = family.tasks().find(({ id }) => id === options.task);
  if (!task) {
    throw new CallError('not-found', `${environmentId} has no task "${options.task}".`);
  }
  const environment = family.create();
  try {
    await playOn(environment, task, lines, options.json === true);
  } finally {
    environment.close?.();
    await family.close?.();
  }
}

async function playOn(
  environment: Environment,
  task: EnvironmentTask,
  lines: Iterable<string> | AsyncIterable<string>,
  json: boolean,
): Promise<void> {
  const print = json
    ? (record: object) => {
        console.log(JSON.stringify(record));
      }
    : printForPeople;
  print({
    task: task.id,
    instruction: task.instruction,
    observation: await environment.reset(task),
  });
  for await (const raw of lines) {
    const line = raw.trim();
    if (line === '') continue;
    const action = parseAction(line.includes('Action:') ? line : `Action: ${line}`);
    const { observation, reward, done, valid, rewardParts } = await environment.step(action);
    print({
      action: line,
      valid,
      observation,
      ...(done ? { done, reward, rewardParts: rewardParts ?? {} } : {}),
    });
    if (done) return;
  }
}

/** A file is read before anything is played; standard input as its lines come, so that one can answer. */
function openActions(file: string): Iterable<string> | AsyncIterable<string> {
  if (file === '-') return typedLines();
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new CallError('not-found', `The actions could not be read from ${file} (${code}).`);
  }
}

/** Reads from when the first is wanted: a line that comes before anybody waits for it would be lost. */
async function* typedLines(): AsyncGenerator<string> {
  yield* createInterface({ input: process.stdin });
}

function printForPeople(record: object): void {
  for (const [key, value] of Object.entries(record)) {
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    console.log(`${key}: ${shown}`);
  }
  console.log('');
}
