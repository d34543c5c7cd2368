import { commands } from '@shared/ipc/commands';
import type { CallOutput, CommandName, LabQueryName, ParsedInput } from '@shared/ipc/contract';
import { labQueries } from '@shared/ipc/lab-queries';
import type { ImportOptions } from '@shared/exchange/imports';
import { experimentConfigSchema } from '@shared/experiment/config';
import { exportFailure } from '@main/exchange/failure';
import { createExportCommands } from '@main/lab/export-commands';
import type { ImportRequest } from '@main/lab/imports/import-source';
import { testEndpoints } from '@main/lab/endpoint/test-endpoints';
import type { Lab } from '@main/lab/lab';
import { nodePrompt } from '@main/lab/node-prompt';
import type { LabGround } from '@main/lab/runner';
import { shippedPrompt } from '@main/policies/language-model/prompt/shipped';
import { exportModel } from '@main/qmodel/artifact/export/export-model';
import { CallError } from '@main/rpc/rpc';
import { z } from 'zod';

/** What the lab is asked: commands, and questions that only it can answer. */
const asked = { ...commands, ...labQueries } as const;
type AskedName = CommandName | LabQueryName;

/** What carries out each command of the contract; exports also get the file or folder chosen. */
type Handlers = {
  readonly [Name in AskedName]: (
    input: ParsedInput<Name>,
    file: string | null,
  ) => Promise<CallOutput<Name>> | CallOutput<Name>;
};

const withFile = z.looseObject({ file: z.string().min(1) });

/**
 * Gives the function that carries out a command by name, its input checked by the contract.
 * @throws CallError `invalid-input` with the path of the field, `not-found` for an unknown name,
 *   and what the command throws.
 */
export function commandHandler(
  lab: Lab,
  ground: LabGround,
): (name: string, input: unknown) => Promise<unknown> {
  const handlers = commandTable(lab, ground);
  return async (name, input) => {
    if (!isCommand(name)) throw new CallError('not-found', `There is no command "${name}".`);
    const file = withFile.safeParse(input);
    const bare = file.success ? omitFile(file.data) : input;
    return run(handlers, name, bare, file.success ? file.data.file : null);
  };
}

function isCommand(name: string): name is AskedName {
  return Object.hasOwn(asked, name);
}

function omitFile({ file: _file, ...rest }: Record<string, unknown>): unknown {
  return rest;
}

async function run<Name extends AskedName>(
  handlers: Handlers,
  name: Name,
  input: unknown,
  file: string | null,
): Promise<unknown> {
  const parsed = asked[name].input.safeParse(input);
  if (!parsed.success) {
    throw new CallError('invalid-input', z.prettifyError(parsed.error));
  }
  return handlers[name](parsed.data as ParsedInput<Name>, file);
}

function importRequest(options: ImportOptions, path: string | null): ImportRequest {
  if (path === null) throw new CallError('invalid-input', 'No file or folder was named to import.');
  return { path, options, config: experimentConfigSchema.parse({}) };
}

function commandTable(lab: Lab, ground: LabGround): Handlers {
  const { store, models, emit } = ground;
  const exports = createExportCommands(ground);
  return {
    'experiments.start': async ({ config }) => ({ experimentId: await lab.start(config) }),
    'experiments.resume': ({ experimentId }) => {
      lab.resume(experimentId);
      return null;
    },
    'experiments.retrain': ({ experimentId }) => {
      lab.retrain(experimentId);
      return null;
    },
    'experiments.pause': async ({ experimentId }) => {
      await lab.pause(experimentId);
      return null;
    },
    'experiments.cancel': async ({ experimentId }) => {
      await lab.cancel(experimentId);
      return null;
    },
    'experiments.delete': async ({ experimentId }) => {
      await lab.remove(experimentId);
      return null;
    },
    'experiments.setBudget': ({ experimentId, budget }) => {
      lab.setBudget(experimentId, budget);
      return null;
    },
    'experiments.setConcurrency': ({ experimentId, concurrency }) => {
      lab.setConcurrency(experimentId, concurrency);
      return null;
    },
    'trials.run': ({ config }) => lab.trials.run(config),
    'trials.cancel': async () => {
      await lab.trials.cancel('cancel');
      return null;
    },
    'endpoints.test': ({ policy }) => testEndpoints(policy, lab.keys),
    'serving.start': ({ experimentId, ...options }) => lab.servings.start(experimentId, options),
    'serving.stop': async ({ experimentId }) => {
      await lab.servings.stop(experimentId);
      return null;
    },
    'serving.state': ({ experimentId }) => lab.servings.state(experimentId),
    'prompts.shipped': ({ environment }) => shippedPrompt(environment, ground.resources),
    'trees.prompt': ({ treeId, nodeId }) => nodePrompt(ground, treeId, nodeId),
    'trees.score': async ({ treeId }) => ({ scored: await lab.scoreTree(treeId) }),
    'pairs.review': ({ pairId, action }) => {
      const experimentId = store.reviews.add(pairId, action);
      emit('experiment.changed', { experimentId });
      return null;
    },
    'models.checkpoints': ({ experimentId }) => lab.checkpoints.list(experimentId),
    'models.useCheckpoint': async ({ experimentId, step }) => {
      await lab.checkpoints.use(experimentId, step);
      const waits = store.stages
        .list(experimentId)
        .some(({ stage, status }) => stage === 'evaluate' && status !== 'done');
      if (waits) lab.resume(experimentId);
      return null;
    },
    'models.pinCheckpoint': async ({ experimentId, step, pin }) => {
      await lab.checkpoints.pin(experimentId, step, pin);
      return null;
    },
    'models.deleteCheckpoint': async ({ experimentId, step }) => {
      await lab.checkpoints.remove(experimentId, step);
      return null;
    },
    'devices.test': async () => (await models.service()).devices(),
    'models.probe': async (input) => {
      const model = store.models.find(input.experimentId);
      if (!model) {
        throw new CallError('conflict', 'This experiment has no trained Q-value model yet.');
      }
      const service = await models.service();
      const context = {
        instruction: input.instruction,
        initialObservation: input.observation,
        history: input.history.map(({ action, observation }) => ({
          action: { ...action, raw: '' },
          observation,
        })),
      };
      return service.score(model.directory, context, input.candidates);
    },
    'imports.inspect': ({ options }, path) => lab.imports.inspect(importRequest(options, path)),
    'imports.start': ({ options }, path) => lab.imports.start(importRequest(options, path)),
    'imports.cancel': async () => {
      await lab.imports.cancel();
      return null;
    },
    'export.preview': (request) => exports.preview(request),
    'export.data': (request, file) => {
      if (file === null) throw new CallError('invalid-input', 'No file was named to export to.');
      return exports.write(request, file);
    },
    'export.cancel': () => {
      exports.cancel();
      return null;
    },
    'export.model': async ({ experimentId, format }, folder) => {
      if (folder === null)
        throw new CallError('invalid-input', 'No folder was named to export to.');
      const model = store.models.find(experimentId);
      if (!model) {
        throw new CallError('conflict', 'This experiment has no trained Q-value model yet.');
      }
      try {
        return { folder, files: await exportModel(model.directory, folder, format) };
      } catch (error) {
        throw exportFailure(error);
      }
    },
  };
}
