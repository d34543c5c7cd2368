import { setTimeout } from 'node:timers/promises';
import type { EnvironmentSource } from '@shared/experiment/config';
import type { EnvironmentFamily } from '@main/environments/environment';
import { version } from '../../../package.json';
import { loadHotpotQa, loadLiveHotpotQa } from './family';
import { createLibrary } from './live/library';

/**
 * HotpotQA as a config describes it, with the shipped data from `directory`.
 * @throws CallError `bad-data` when a data file is missing or a row is not as it should be.
 */
export function loadHotpotQaAs(
  { corpus, api, contact, cache, further }: EnvironmentSource['hotpotqa'],
  directory: string,
): EnvironmentFamily {
  if (corpus === 'shipped') return loadHotpotQa(directory, { further });
  const wait = async (milliseconds: number): Promise<void> => {
    await setTimeout(milliseconds);
  };
  const library = createLibrary({ api, userAgent: userAgent(contact), wait }, cache);
  return loadLiveHotpotQa(directory, library, { further });
}

/** As Wikimedia's policy wants it: the program, its version and how to reach whoever runs it. */
function userAgent(contact: string): string {
  return `StepQ/${version} (${contact === '' ? 'research workbench, no contact given' : contact})`;
}
