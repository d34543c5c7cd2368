import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDisplay } from '../../scripts/display.mjs';
import { machine } from '../machine';
import { option } from '../options';
import { measureColdStart } from './cold-start';
import { isMet, printFigures, type Figure } from './figure';
import { measurePages } from './pages';
import { measurePairs } from './pairs';
import { openStepq, startOf, type OpenWindow } from './stepq';
import { measureTrees } from './tree';
import { measureUnderLoad } from './under-load';
import { measureWizard } from './wizard';
import { makeWorkspace } from './workspace';

/**
 * How fast the real window is: from a person's input until what it brings is painted. Fails when a
 * limit is missed.
 *
 *     npm run bench -- window [--only cold-start,pages,wizard,trees,pairs,under-load]
 */

const only = option('only', '').split(',').filter(Boolean);
const folder = await mkdtemp(join(tmpdir(), 'stepq-bench-window-'));
const figures: Figure[] = [];

try {
  const begun = performance.now();
  const made = await makeWorkspace(folder);
  console.log(`workspace: made in ${Math.round((performance.now() - begun) / 1000)} s`);
  await withDisplay(async (display) => {
    const start = startOf(folder, made.directory, display);
    const inWindow = (measure: (stepq: OpenWindow) => Promise<Figure[]>) => async () => {
      const stepq = await openStepq(start);
      try {
        return await measure(stepq);
      } finally {
        await stepq.close();
      }
    };
    const parts: Record<string, () => Promise<readonly Figure[]>> = {
      'cold-start': async () => [await measureColdStart(start)],
      pages: inWindow((stepq) => measurePages(stepq, made.whole)),
      wizard: inWindow(measureWizard),
      trees: inWindow((stepq) => measureTrees(stepq, made.trees)),
      pairs: inWindow((stepq) => measurePairs(stepq, made.pairs)),
      'under-load': inWindow((stepq) => measureUnderLoad(stepq, folder)),
    };
    for (const [name, measure] of Object.entries(parts)) {
      if (only.length > 0 && !only.includes(name)) continue;
      const begun = performance.now();
      figures.push(...(await measure()));
      console.log(`${name}: measured in ${Math.round((performance.now() - begun) / 1000)} s`);
    }
  });
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

const { processor, cores } = machine();
console.log(`${processor}, ${cores} cores`);
printFigures(figures);
if (figures.some((figure) => isMet(figure) === false)) process.exitCode = 1;
