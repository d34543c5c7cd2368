import type { Command } from 'commander';
import { Option } from 'commander';
import {
  exportFormatNames,
  exportFormats,
  takesFilter,
  type ExportFormatName,
} from '@shared/exchange/formats';
import { exportDataCommand, type ExportOptions } from '@main/cli/commands/export-data';

/** The filters of an export as options, by the name of their field. */
const filterOptions: Readonly<Record<string, () => Option[]>> = {
  split: () => [
    new Option('--split <split>', 'of tasks trained on, or held out').choices(['train', 'heldout']),
  ],
  review: () => [
    new Option('--review <status>', 'what review said').choices(['unreviewed', 'accepted']),
  ],
  minMargin: () => [
    new Option('--min-margin <margin>', 'least V of chosen minus V of rejected'),
    new Option('--max-margin <margin>', 'largest V of chosen minus V of rejected'),
  ],
  depth: () => [new Option('--step <n>', 'only this step of the episode, from 1')],
  actionType: () => [new Option('--action <verb>', 'only chosen actions of this kind')],
  minVisits: () => [new Option('--min-visits <n>', 'least visits')],
  minReward: () => [new Option('--min-reward <reward>', 'least final reward, in [0, 1]')],
  tasks: () => [new Option('--tasks <file>', 'only the tasks named in this file, one a line')],
  search: () => [new Option('--words <words>', 'that must stand in the task or an action')],
  maxTokens: () => [new Option('--max-tokens <n>', 'leave out what is longer')],
  duplicates: () => [new Option('--keep-duplicates', 'also rows of the same text as one before')],
  evaluationTasks: () => [
    new Option('--keep-evaluation-tasks', 'also tasks that agents were compared on'),
    new Option(
      '--keep-others-evaluation-tasks',
      'also tasks that agents were compared on in other experiments only',
    ),
  ],
};

/** Gives a command the filters that mean something to a format. */
function addFilters(command: Command, format: ExportFormatName): Command {
  for (const [name, options] of Object.entries(filterOptions)) {
    if (takesFilter(format, name)) options().forEach((option) => command.addOption(option));
  }
  return command;
}

/** Adds `stepq export <format>` for every format, and `stepq export pairs`. */
export function addExports(exporting: Command, workspace: () => Option): void {
  const one = (name: string, description: string): Command =>
    exporting
      .command(name)
      .description(description)
      .argument('<experiment>', 'its id, or the beginning of it')
      .option('--force', 'replace a file of that name; a folder is never replaced')
      .addOption(workspace())
      .option('--json', 'for machines');

  addFilters(one('pairs', 'write the preference pairs of an experiment'), 'stepq-jsonl')
    .requiredOption('-o, --output <file>', 'the file to write')
    .addOption(
      new Option('-f, --format <format>', 'layout of the file')
        .choices(pairFileFormats)
        .default('stepq-jsonl'),
    )
    .action(
      (
        experiment: string,
        options: ExportOptions & { readonly output: string; readonly format: ExportFormatName },
      ) => exportDataCommand(options.format, experiment, { ...options, to: options.output }),
    );
  for (const format of exportFormatNames) {
    const { source, place } = exportFormats[format];
    addFilters(one(format, `write ${source} as ${format}`), format)
      .requiredOption(`--to <${place}>`, `the ${place} to write`)
      .action((experiment: string, options: ExportOptions) =>
        exportDataCommand(format, experiment, options),
      );
  }
}

const pairFileFormats = exportFormatNames.filter(
  (format) => exportFormats[format].source === 'pairs' && exportFormats[format].place === 'file',
);
