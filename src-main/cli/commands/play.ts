import { readFileSync } from 'node:fs';
import { parseAction } from '@shared/agent/action';
import { defaultSource, type EnvironmentId } from '@shared/experiment/config';
import { loadFamily } from '@main/environments/registry';
import { resourcesDirectory } from '@main/cli/locations';
import { CallError } from '@main/rpc/rpc';

/** `stepq play <environment> --task <id> --actions <file or ->`: actions without any policy. */
export async function play(
  environmentId: EnvironmentId,
  options: { readonly task: string; readonly actions: string; readonly json?: boolean },
): Promise<void> {
  const family = await loadFamily(defaultSource(environmentId), resourcesDirectory());
  const task = family.tasks().find(({ id }) => id === options.task);
  if (!task) {
    throw new CallError('not-found', `${environmentId} has no task "${options.task}".`);
  }
  const environment = family.create();
  const print = options.json
    ? (record: object) => {
        console.log(JSON.stringify(record));
      }
    : printForPeople;
  print({
    task: task.id,
    instruction: task.instruction,
    observation: await environment.reset(task),
  });
  for (const line of readActions(options.actions)) {
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

function readActions(file: string): string[] {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new CallError('not-found', `The actions could not be read from ${file} (${code}).`);
  }
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function printForPeople(record: object): void {
  for (const [key, value] of Object.entries(record)) {
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    console.log(`${key}: ${shown}`);
  }
  console.log('');
}
