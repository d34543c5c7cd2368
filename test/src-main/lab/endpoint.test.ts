import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { experimentConfigSchema, type ExperimentConfig } from '@shared/experiment/config';
import { exportFilterSchema } from '@shared/ipc/filters';
import { createExportCommands } from '@main/lab/export-commands';
import { createLab } from '@main/lab/lab';
import { createModelHost } from '@main/lab/model-host';
import { nodePrompt } from '@main/lab/node-prompt';
import { createQModelService } from '@main/qmodel/local-service';
import { endpointUsage } from '@main/store/reader/endpoint-usage';
import { chatServer } from '../../support/running-chat-server';
import { temporaryFolder, temporaryStore } from '../../support/workspace';

const KEY = 'sk-never-to-be-written-anywhere';
const VARIABLE = 'STEPQ_TEST_KEY';

afterEach(() => {
  vi.unstubAllEnvs();
});

function configFor(baseUrl: string, policy: Readonly<Record<string, unknown>> = {}) {
  return experimentConfigSchema.parse({
    name: 'Language model',
    task: { environment: 'toy', trainTasks: 4, testTasks: 2 },
    policy: {
      kind: 'endpoint',
      endpoints: [{ baseUrl, model: 'small', key: { from: 'environment', name: VARIABLE } }],
      seed: 1,
      ...policy,
    },
    search: { iterations: 3, concurrency: 4 },
  });
}

function openLab() {
  const folder = temporaryFolder();
  const store = temporaryStore(folder);
  const ground = {
    store,
    resources: join(import.meta.dirname, '../../../resources'),
    models: createModelHost(() => Promise.resolve(createQModelService())),
    emit: () => undefined,
    clock: Date.now,
    appVersion: 'test',
  };
  const lab = createLab(ground);
  const run = async (config: ExperimentConfig) => {
    const id = await lab.start(config);
    await lab.idle();
    return id;
  };
  return { folder, ground, store, lab, run };
}

/** That the key stands in no file below a folder. */
function expectNowhere(folder: string): void {
  const files = filesIn(folder);
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) expect(readFileSync(file).includes(KEY), file).toBe(false);
}

/** Every file below a folder. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
}

describe('an experiment with a language model', () => {
  it('pauses when its budget is reached, and goes on when that was raised', async () => {
    const server = await chatServer();
    vi.stubEnv(VARIABLE, KEY);
    const { store, lab, run } = openLab();
    const id = await run(configFor(server.url, { budget: { calls: 20 } }));
    expect(store.experiments.get(id)).toMatchObject({
      status: 'paused',
      reason: expect.stringMatching(
        /^The budget of this experiment is reached \(20 calls\)/,
      ) as string,
    });
    expect(store.stages.list(id)[0]).toMatchObject({ stage: 'collect', status: 'waiting' });
    expect(server.calls).toHaveLength(20);
    const hash = store.experiments.get(id).configHash;
    lab.setBudget(id, { calls: 40, tokens: null, money: null, seconds: null });
    lab.resume(id);
    await lab.idle();
    expect(server.calls).toHaveLength(40);
    expect(store.experiments.get(id)).toMatchObject({ status: 'paused', configHash: hash });
    expect(store.probes.find(id)?.[0]?.findings).toHaveLength(6);
  });

  it('waits for a key that is not there, with the name of the variable', async () => {
    const server = await chatServer();
    const { store, run } = openLab();
    const id = await run(configFor(server.url));
    expect(store.experiments.get(id)).toMatchObject({
      status: 'paused',
      reason: expect.stringContaining(
        `The environment variable ${VARIABLE} holds no key`,
      ) as string,
    });
    expect(server.calls).toEqual([]);
  });

  it('writes its key into no file, not even when the server repeats it', async () => {
    const server = await chatServer();
    server.key = KEY;
    vi.stubEnv(VARIABLE, KEY);
    const { folder, store, lab, run } = openLab();
    server.trouble = (k) => {
      if (k === 30) server.key = 'sk-changed-meanwhile';
      return null;
    };
    const id = await run(configFor(server.url));
    expect(store.experiments.get(id)).toMatchObject({
      status: 'paused',
      reason: expect.stringContaining('does not accept the key') as string,
    });
    const written = JSON.stringify([store.experiments.get(id), store.logs.list(id, 1000)]);
    expect(written).not.toContain(KEY);
    expect(written).toContain('•••');
    await lab.shutdown();
    expectNowhere(folder);
  });

  it('writes its key into no export, and into no command to copy', async () => {
    const server = await chatServer();
    server.key = KEY;
    vi.stubEnv(VARIABLE, KEY);
    const { folder, ground, store, lab, run } = openLab();
    server.trouble = (k) => {
      if (k === 100) server.key = 'sk-changed-meanwhile';
      return null;
    };
    const config = configFor(server.url);
    const id = await run({ ...config, search: { ...config.search, concurrency: 1 } });
    const [tree] = store.trees.ids(id);
    expect(nodePrompt(ground, tree!, 0)?.curl).not.toContain(KEY);
    const { write } = createExportCommands(ground);
    for (const format of ['tree-json', 'nodes-csv', 'nodes-parquet'] as const) {
      const filter = exportFilterSchema.parse({ experimentId: id });
      const outcome = await write({ format, filter }, join(folder, `exported ${format}`));
      expect(outcome?.rows, format).toBeGreaterThan(0);
    }
    await lab.shutdown();
    expectNowhere(folder);
  });

  it('counts the calls of its probe at their price', async () => {
    const server = await chatServer();
    vi.stubEnv(VARIABLE, KEY);
    const { store, run } = openLab();
    const prices = [{ model: 'small', prompt: 1e6, completion: 1e6 }];
    const id = await run(configFor(server.url, { prices, budget: { calls: 20 } }));
    const { money, tokens } = store.ledger.of(id).used();
    expect(money).toBeCloseTo(tokens);
    expect(endpointUsage(store.workspace.db, { experimentId: id })).toMatchObject({
      calls: 20,
      unpriced: 0,
      cost: money,
    });
  });
});
