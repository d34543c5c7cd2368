import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { importFormats } from '@shared/exchange/imports';
import { environmentIds } from '@shared/experiment/config';
import { demoConfigs } from '@shared/experiment/presets';
import { modelFormats } from '@shared/qmodel/export';
import {
  changeCheckpoint,
  checkpointsList,
  type CheckpointChange,
} from '@main/cli/commands/checkpoints';
import { estimate } from '@main/cli/commands/estimate';
import { demo } from '@main/cli/commands/demo';
import { exportModelCommand } from '@main/cli/commands/export-model';
import { importCommand } from '@main/cli/commands/import';
import { list } from '@main/cli/commands/list';
import { play } from '@main/cli/commands/play';
import { probe } from '@main/cli/commands/probe';
import { resume } from '@main/cli/commands/resume';
import { pretrainCommand } from '@main/cli/commands/pretrain';
import { run } from '@main/cli/commands/run';
import { schema } from '@main/cli/commands/schema';
import { serve } from '@main/cli/commands/serve';
import { show } from '@main/cli/commands/show';
import { tasks } from '@main/cli/commands/tasks';
import { webshopImport } from '@main/cli/commands/webshop-import';
import { webshopSearch } from '@main/cli/commands/webshop-search';
import { addExports } from '@main/cli/export-options';
import { defaultWorkspace } from '@main/cli/locations';
import { addSourceOptions } from '@main/cli/played-source';
import { version } from '../../package.json';

const checkpointChanges: Readonly<Record<CheckpointChange, string>> = {
  use: 'give the model the weights of a step; its episodes and the comparison are made anew',
  pin: 'keep a step, however many newer ones come',
  unpin: 'let newer ones take its place again',
  delete: 'delete a step that is not in use',
};

function stepNumber(text: string): number {
  const step = Number(text);
  if (Number.isInteger(step) && step > 0) return step;
  throw new InvalidArgumentError('It is no step.');
}

/** The command line `stepq`; exit codes are those of `exit-codes.ts`. */
export function buildProgram(): Command {
  const program = new Command('stepq')
    .description('Step-level Q-value models of LLM agents: search, pairs, training, comparison.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(stepq --help tells how it is used)')
    .addHelpText(
      'after',
      '\nExit status: 0 done, 1 failed, 2 bad usage or config, 3 workspace unusable, ' +
        '4 not found, 130 stopped by Ctrl+C.',
    );
  const workspace = (): Option =>
    new Option('-w, --workspace <folder>', 'the workspace').default(
      defaultWorkspace(),
      'the one that the window uses',
    );

  program
    .command('run')
    .description('run an experiment, or continue the one with the same config')
    .argument('<config.json>', 'the experiment')
    .addOption(workspace())
    .option('--fresh', 'start anew even if the same config was run before')
    .option('--json <file>', 'also write the comparison as JSON ("-" for standard output)')
    .action(run);

  program
    .command('estimate')
    .description('measure on 3 tasks what an experiment will take: calls, time, tokens, disk')
    .argument('<config.json>', 'the experiment')
    .addOption(workspace())
    .option('--json', 'for machines')
    .action(estimate);

  program
    .command('probe')
    .description('find out by a few real calls what an endpoint of language models supports')
    .argument(
      '<config or address>',
      'an experiment, or an address such as http://127.0.0.1:8000/v1',
    )
    .option('-m, --model <name>', 'the model at an address')
    .option('-k, --key <variable>', 'the environment variable that holds its key')
    .option('--json', 'as JSON')
    .action(probe);

  program
    .command('import')
    .description('import trees, trajectories or pairs of other programs as an experiment')
    .argument('<file or folder>', 'what to read')
    .addOption(
      new Option('-f, --format <format>', 'what it is; recognised when left out').choices([
        ...importFormats,
      ]),
    )
    .option('-n, --dry-run', 'only tell what would be imported')
    .option(
      '-m, --map <columns>',
      'where conversations have their parts, e.g. messages=turns,role=who,content=text,' +
        'assistant=bot,task=id,reward=score,scale=100',
    )
    .addOption(
      new Option('--compat <rule>', 'whose rule makes the pairs')
        .choices(['paper', 'reference'])
        .default('paper'),
    )
    .option('--config <config.json>', 'an experiment whose seed, pair filters and model to use')
    .option('--keep-good', 'import the rest when there are records that cannot be read')
    .option('--problems <n>', 'with --dry-run: tell of so many records that cannot be read')
    .addOption(workspace())
    .option('--json', 'for machines')
    .action(importCommand);

  program
    .command('resume')
    .description('continue an experiment where it stopped; train on an imported one')
    .argument('<experiment>', 'its id, or the beginning of it')
    .option('--retrain', 'train anew on its pairs as they are reviewed now')
    .addOption(workspace())
    .action(resume);

  program
    .command('demo')
    .description('the whole method in minutes, without a key or a download')
    .addOption(workspace())
    .addOption(
      new Option('--env <environment>', 'where')
        .choices(Object.keys(demoConfigs))
        .default('webshop'),
    )
    .option('--seed <n>', 'another seed than 233')
    .option('--fresh', 'start anew')
    .option('--json <file>', 'also write the comparison as JSON ("-" for standard output)')
    .action(demo);

  program
    .command('pretrain')
    .description('make the base model that ships with StepQ anew: minutes on one core')
    .requiredOption('--to <folder>', 'where the model is to stand; must not exist')
    .option('--work <folder>', 'shops and checkpoints; a killed training goes on from them')
    .action(pretrainCommand);

  program
    .command('list')
    .description('list the experiments of the workspace')
    .addOption(workspace())
    .option('--json', 'for machines')
    .action(list);

  program
    .command('show')
    .description('show one experiment: config, stages, comparison')
    .argument('<experiment>', 'its id, or the beginning of it')
    .addOption(workspace())
    .option('--json', 'for machines')
    .action(show);

  const checkpoints = program
    .command('checkpoints')
    .description(
      "the steps of a training whose weights are kept: list them, or change the model's",
    );
  checkpoints
    .command('list')
    .description('list them, newest first')
    .argument('<experiment>', 'its id, or the beginning of it')
    .addOption(workspace())
    .option('--json', 'for machines')
    .action(checkpointsList);
  for (const [change, description] of Object.entries(checkpointChanges)) {
    checkpoints
      .command(change)
      .description(description)
      .argument('<experiment>', 'its id, or the beginning of it')
      .argument('<step>', 'a step that is kept', stepNumber)
      .addOption(workspace())
      .action((experiment: string, step: number, options: { readonly workspace: string }) =>
        changeCheckpoint(change as CheckpointChange, experiment, step, options),
      );
  }

  const exporting = program.command('export').description('write data sets and models');
  addExports(exporting, workspace);
  exporting
    .command('model')
    .description("write an experiment's trained model for other programs")
    .argument('<experiment>', 'its id, or the beginning of it')
    .requiredOption('--to <folder>', 'the folder to write; never overwritten')
    .addOption(
      new Option('-f, --format <format>', 'for which programs')
        .choices([...modelFormats])
        .default('onnx'),
    )
    .addOption(workspace())
    .option('--json', 'for machines')
    .action(exportModelCommand);

  program
    .command('schema')
    .description('print the JSON Schema of a config, by which an editor completes it')
    .action(schema);

  program
    .command('serve')
    .description("serve an experiment's Q-guided agent behind an OpenAI-compatible API")
    .argument('<experiment>', 'its id, or the beginning of it')
    .option('--port <port>', 'where to listen; 0 for any that is free', '8770')
    .option(
      '--host <address>',
      'on which address; others than this computer can reach 0.0.0.0',
      '127.0.0.1',
    )
    .addOption(
      new Option('--token <token>', 'what clients give as their key (default: a new one)').env(
        'STEPQ_SERVE_TOKEN',
      ),
    )
    .option('-n, --candidates <n>', "candidates of a step (default: the experiment's)")
    .option('--upstream <url>', "draw them from this endpoint, not from the experiment's own")
    .option('--model <name>', 'the model of --upstream')
    .option('--key <variable>', 'environment variable that holds the key of --upstream')
    .addOption(workspace())
    .option('--json', 'for machines')
    .action(serve);

  const tasksCommand = program
    .command('tasks')
    .description('list the tasks of an environment, what is wanted among them')
    .addArgument(new Argument('<environment>', 'where').choices(environmentIds))
    .option('-s, --search <words>', 'only those that hold all of these words')
    .option('--json', 'for machines')
    .action(tasks);
  addSourceOptions(tasksCommand);

  const webshop = program.command('webshop').description('look into WebShop');
  webshop
    .command('import')
    .description(
      "make a catalogue of the official files, up to all of WebShop's 1.18 million products",
    )
    .argument('<folder>', 'with items_shuffle*.json, items_ins_v2*.json, items_human_ins*.json')
    .requiredOption('--to <file>', 'the catalogue to write; never overwritten')
    .option('--keep-good', 'leave bad rows out instead of refusing the files')
    .option('--json', 'for machines')
    .action(webshopImport);
  webshop
    .command('search')
    .description('ask its search engine')
    .argument('<query>', 'the words, as an agent would search for them')
    .option('--catalogue <file>', 'an imported catalogue instead of the shipped products')
    .option('--json', 'all that the shop would show, with scores')
    .action(webshopSearch);

  const playCommand = program
    .command('play')
    .description('run given actions without any policy; print observations, reward and its parts')
    .addArgument(new Argument('<environment>', 'where').choices(environmentIds))
    .requiredOption('--task <id>', 'the task, e.g. synthetic-17')
    .requiredOption(
      '--actions <file>',
      'one action a line, e.g. search[red shoes]; "-" for standard input',
    )
    .option('--json', 'for machines')
    .action(play);
  addSourceOptions(playCommand);

  return program;
}
