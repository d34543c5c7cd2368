import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { StageName } from '@shared/experiment/progress';
import { times, type Figure } from './figure';
import { places } from './pages';
import type { OpenWindow } from './stepq';
import { commandLine } from './workspace';

/** How long the window is used in each phase. */
const PHASE_MS = 15_000;
const TYPING_MS = 60;
const LOOK_MS = 150;
const TYPED = 'typed while the machine works elsewhere';

const searching = {
  name: 'Long search',
  task: { trainTasks: 400, testTasks: 4 },
  search: { iterations: 60, stopOnSuccess: false },
};
const training = {
  name: 'Long training',
  seed: 7,
  task: { trainTasks: 8, testTasks: 4 },
  search: { iterations: 30, stopOnSuccess: false },
  pairs: { selection: 'all-siblings' },
  model: { preset: 'small', epochs: 40 },
};

/**
 * How long keys and clicks wait while the machine works. The window runs one experiment at a time:
 * first one that searches, then one that trains, and while that trains the command line searches in
 * another workspace.
 */
export async function measureUnderLoad(stepq: OpenWindow, folder: string): Promise<Figure[]> {
  const search = await runStage(stepq, searching, 'collect', () => useWindow(stepq));
  const train = await runStage(stepq, training, 'train', async () => {
    const elsewhere = await mkdtemp(join(folder, 'elsewhere-'));
    const config = join(elsewhere, 'config.json');
    await writeFile(config, JSON.stringify(searching));
    const beside = commandLine(['run', config, '--workspace', join(elsewhere, 'workspace')]);
    await stepq.page.waitForTimeout(3000);
    try {
      return await useWindow(stepq);
    } finally {
      await beside.end();
    }
  });
  return [latency('a search runs', search), latency('a model trains and a search runs', train)];
}

function latency(what: string, values: readonly number[]): Figure {
  const figure = times(`input to paint while ${what}`, values, null, 'p99');
  return { ...figure, limit: { value: 100, of: 'tail' } };
}

/** Does `work` while an experiment is in a stage, then cancels it. */
async function runStage<Result>(
  stepq: OpenWindow,
  config: object,
  stage: StageName,
  work: () => Promise<Result>,
): Promise<Result> {
  const { page } = stepq;
  await stepq.goTo('/experiments/new?import=1');
  const dialog = page.getByRole('dialog', { name: 'Import a config' });
  await dialog.getByLabel('Config as JSON').fill(JSON.stringify(config));
  await dialog.getByRole('button', { name: 'Use this config' }).click();
  await page.getByRole('button', { name: 'Evaluation', exact: true }).click();
  await page.getByRole('button', { name: 'Start experiment' }).click();
  const id = await started(page);
  await inStage(page, id, stage);
  const result = await work();
  await inStage(page, id, stage);
  await page.evaluate(
    (experimentId) => window.stepq.call('experiments.cancel', { experimentId }),
    id,
  );
  return result;
}

/** The id of the experiment whose page opens. */
async function started(page: Page): Promise<string> {
  await page.waitForURL(/#\/experiments\/[0-9a-f]{10}$/);
  return page.url().slice(-10);
}

/** Waits until an experiment is in a stage and has something to show of it. */
async function inStage(page: Page, experimentId: string, stage: StageName): Promise<void> {
  await page.waitForFunction(
    async (wanted) => {
      const answer = await window.stepq.call('experiments.get', { experimentId: wanted.id });
      const row = answer.ok && answer.value.stages.find((one) => one.stage === wanted.stage);
      return row && row.status === 'running' && (row.progress?.done ?? 0) > 0;
    },
    { id: experimentId, stage },
    { timeout: 60_000, polling: 500 },
  );
}

/** Types in the wizard and goes from page to page; gives how long each input took. */
async function useWindow(stepq: OpenWindow): Promise<number[]> {
  const { page } = stepq;
  await page.evaluate(() => window.stopwatch.watchInputs());
  for (const end = Date.now() + PHASE_MS; Date.now() < end;) {
    await stepq.goTo('/experiments/new');
    const field = page.getByRole('textbox', { name: 'Name' });
    await field.waitFor();
    await field.focus();
    await field.pressSequentially(TYPED, { delay: TYPING_MS });
    for (const name of Object.keys(places)) {
      // Without the checks of `click`, which would wait until the page has come to rest.
      await page.getByRole('link', { name, exact: true }).click({ force: true });
      await page.waitForTimeout(LOOK_MS);
    }
  }
  const inputs = await page.evaluate(() => window.stopwatch.inputs());
  return inputs.map(({ milliseconds }) => milliseconds);
}
