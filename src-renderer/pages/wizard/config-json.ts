import { experimentConfigSchema, type ExperimentConfig } from '@shared/experiment/config';
import { withoutSchemaLink } from '@shared/experiment/json-schema';
import { configProblems, type ConfigProblem } from '@shared/experiment/problems';

/** What a pasted config came to. */
export type ReadConfig =
  | { readonly ok: true; readonly config: ExperimentConfig }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Reads a config as the wizard and the command line write it; defaults fill what is left out. */
export function readConfig(text: string): ReadConfig {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [{ path: '', message: `This is not JSON: ${reason}.` }] };
  }
  const parsed = experimentConfigSchema.safeParse(withoutSchemaLink(json));
  return parsed.success
    ? { ok: true, config: parsed.data }
    : { ok: false, problems: configProblems(parsed.error) };
}
