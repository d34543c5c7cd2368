import { goTo, type RunningApp } from './launch';

/**
 * Starts an experiment by way of the wizard.
 * @param config leaves out what it does not change
 */
export async function startExperiment(running: RunningApp, config: object): Promise<void> {
  const { page } = running;
  await goTo(running, '/experiments/new?import=1');
  const dialog = page.getByRole('dialog', { name: 'Import a config' });
  await dialog.getByLabel('Config as JSON').fill(JSON.stringify(config));
  await dialog.getByRole('button', { name: 'Use this config' }).click();
  await page.getByRole('button', { name: 'Evaluation', exact: true }).click();
  await page.getByRole('button', { name: 'Start experiment' }).click();
}
