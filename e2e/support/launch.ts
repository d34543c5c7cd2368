import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron as electron, type ElectronApplication, type Page } from '@playwright/test';

/** StepQ in a window of its own, with a workspace of its own. */
export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly workspace: string;
  /** Where the program saves what a person would choose a file for. */
  readonly saved: string;
  /** Errors that the page did not catch, and what it wrote to the console as errors. */
  readonly errors: string[];
  /** Closes the window and takes the workspace away, unless it was given. */
  close(): Promise<void>;
}

/**
 * Starts StepQ.
 * @param options.workspace an existing one, to look at it again; otherwise a new and empty one
 * @param options.opened what a person would choose to be read
 */
export async function launch(
  options: { readonly workspace?: string; readonly opened?: string } = {},
): Promise<RunningApp> {
  const directory = await mkdtemp(join(tmpdir(), 'stepq-e2e-'));
  const workspace = options.workspace ?? join(directory, 'workspace');
  const saved = join(directory, 'saved');
  await mkdir(saved, { recursive: true });
  const app = await electron.launch({
    args: [
      '.',
      `--user-data-dir=${join(directory, 'profile')}`,
      '--force-device-scale-factor=1',
      // Chromium's sandbox refuses to work for root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    cwd: resolve(import.meta.dirname, '../..'),
    env: {
      ...definedEnv(),
      STEPQ_TEST: '1',
      STEPQ_WORKSPACE: workspace,
      STEPQ_SAVE_DIR: saved,
      ...(options.opened === undefined ? {} : { STEPQ_OPEN_PATH: options.opened }),
    },
  });
  const page = await app.firstWindow();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  return {
    app,
    page,
    workspace,
    saved,
    errors,
    close: async () => {
      await app.close();
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Gives the window's content a size, so that pictures look alike everywhere. */
export async function resize({ app }: RunningApp, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
}

/** Goes to a route of the page, e.g. `/experiments/new`. */
export async function goTo({ page }: RunningApp, route: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, route);
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
