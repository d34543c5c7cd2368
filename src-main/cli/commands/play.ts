import { readFileSync } from 'node:fs';
import { parseAction } from '@shared/agent/action';
import { defaultSource, type EnvironmentId } from '@shared/experiment/config';
import { httpSchema } from '@shared/experiment/http-section';
import { configProblems } from '@shared/experiment/problems';
import type { Environment, EnvironmentTask } from '@main/environments/environment';
import { loadFamily } from '@main/environments/registry';
import { resourcesDirectory } from '@main/cli/locations';
import { CallError } from '@main/rpc/rpc';

interface PlayOptions {
  readonly task: string;
  readonly actions: string;
  readonly json?: boolean;
  /** Of the server that plays `http`. */
  readonly url?: string;
  readonly protocol?: string;
}

/** `stepq play <environment> --task <id> --actions <file or ->`: actions without any policy. */
export async function play(environmentId: EnvironmentId, options: PlayOptions): Promise<void> {
  const source = { ...defaultSource(environmentId), http: readServer(options) };
  const family = await loadFamily(source, resourcesDirectory());
  const task = family.tasks().find(({ id }) => id === options.task);
  if (!task) {
    throw new CallError('not-found', `${environmentId} has no task "${options.task}".`);
  }
  const environment = family.create();
  try {
    await playOn(environment, task, options);
  } finally {
    environment.close?.();
    await family.close?.();
  }
}

async function playOn(
  environment: Environment,
  task: EnvironmentTask,
  options: PlayOptions,
): Promise<void> {
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

function readServer({ url, protocol }: PlayOptions) {
  const parsed = httpSchema.safeParse({ ...(url && { url }), ...(protocol && { protocol }) });
  if (parsed.success) return parsed.data;
  const problems = configProblems(parsed.error).map(({ path, message }) => `--${path}: ${message}`);
  throw new CallError('invalid-input', `${problems.join('; ')}.`);
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
