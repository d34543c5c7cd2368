import { join } from 'node:path';
import { _electron as electron, type ElectronApplication, type Page } from '@playwright/test';
import { installStopwatch } from './stopwatch';

/** StepQ in its window, with a stopwatch in the page. */
export interface OpenWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Goes to a route of the page, e.g. `/experiments/new`. */
  goTo(route: string): Promise<void>;
  close(): Promise<void>;
}

/** What the program is started with, whoever starts it. */
export interface Start {
  /** Of the program and the user's settings. */
  readonly args: readonly string[];
  readonly env: Record<string, string>;
}

/**
 * @param folder for what the program keeps beside the workspace
 * @param display the variables that name the display
 */
export function startOf(
  folder: string,
  workspace: string,
  display: Readonly<Record<string, string | undefined>>,
): Start {
  const env = { ...process.env, ...display, STEPQ_TEST: '1', STEPQ_WORKSPACE: workspace };
  return {
    args: [
      '.',
      `--user-data-dir=${join(folder, 'profile')}`,
      '--force-device-scale-factor=1',
      // Chromium's sandbox refuses to work for root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    env: Object.fromEntries(
      Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  };
}

/** Opens the window as it opens for a person, 1440 × 900 pixels. */
export async function openStepq({ args, env }: Start): Promise<OpenWindow> {
  const app = await electron.launch({ args: [...args], cwd: process.cwd(), env });
  const page = await app.firstWindow();
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900);
  });
  await installStopwatch(page);
  return {
    app,
    page,
    goTo: (route) =>
      page.evaluate((hash) => {
        window.location.hash = hash;
      }, route),
    close: () => app.close(),
  };
}
