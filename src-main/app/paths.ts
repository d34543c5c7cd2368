import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';

/** The folder of the built programs, `out/main`; chunks lie one folder deeper. */
const here = dirname(fileURLToPath(import.meta.url));
const programs = existsSync(join(here, 'index.js')) ? here : dirname(here);

/** A built program, e.g. `lab` for `out/main/lab.js`. */
export const programFile = (name: string): string => join(programs, `${name}.js`);

/** The built preload. */
export const preloadFile = (): string => join(programs, '..', 'preload', 'index.cjs');

/** The folder of the built page. */
export const pageDirectory = (): string => join(programs, '..', 'renderer');

/** The folder of the data that StepQ ships with; outside the archive in a packaged program. */
export const resourcesDirectory = (): string =>
  app.isPackaged ? join(process.resourcesPath, 'resources') : join(app.getAppPath(), 'resources');
