import type { EnvironmentId } from '@shared/experiment/config';
import type { EnvironmentFamily, EnvironmentTask } from '@main/environments/environment';
import { loadFamily } from '@main/environments/registry';
import { resourcesDirectory } from '@main/cli/locations';
import { alignColumns } from '@main/cli/output/align-columns';
import { playedSource, type SourceOptions } from '@main/cli/played-source';

/** Longest instruction in the table, in UTF-16 units; `--json` has all of it. */
const SHOWN_INSTRUCTION = 100;

/** `stepq tasks <environment>`: its tasks, or those that hold all the words that are looked for. */
export async function tasks(
  environmentId: EnvironmentId,
  options: SourceOptions & { readonly search?: string; readonly json?: boolean },
): Promise<void> {
  const family = await loadFamily(playedSource(environmentId, options), resourcesDirectory());
  try {
    print(family, options);
  } finally {
    await family.close?.();
  }
}

function print(
  family: EnvironmentFamily,
  options: { readonly search?: string; readonly json?: boolean },
): void {
  const words = (options.search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = family.tasks().filter((task) => {
    const text = textOf(task);
    return words.every((word) => text.includes(word));
  });
  if (options.json) {
    console.log(JSON.stringify(found, null, 2));
    return;
  }
  const rows = found.map(({ id, group, instruction }) => [
    id,
    group,
    instruction.length > SHOWN_INSTRUCTION
      ? `${instruction.slice(0, SHOWN_INSTRUCTION - 1)}…`
      : instruction,
  ]);
  console.log(alignColumns([['id', 'group', 'instruction'], ...rows]));
  console.log(`${found.length} of ${family.tasks().length} tasks`);
}

/** Where words are looked for: everything that is known of a task, in lower case. */
function textOf({ id, group, instruction, gold }: EnvironmentTask): string {
  return [id, group, instruction, ...Object.values(gold)].join('\n').toLowerCase();
}
