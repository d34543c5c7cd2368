// Makes a checkout runnable: what is missing is provided, once, and what is there is left alone.
import { alone } from '../lib/lock.mjs';
import { electron } from './electron.mjs';
import { modules } from './modules.mjs';
import { sqliteInElectron, sqliteInNode } from './sqlite.mjs';
import { systemLibraries } from './system-libraries.mjs';

/** @typedef {{ missing(): boolean, provide(): void | Promise<void> }} Step */

/** The steps for what a task runs in, in the order in which one needs the other. */
const STEPS = {
  /** Tools only. @type {Step[]} */
  tools: [modules],
  /** Programs in plain Node: no Electron, no display. @type {Step[]} */
  node: [modules, sqliteInNode],
  /** The window. @type {Step[]} */
  window: [modules, electron, systemLibraries, sqliteInElectron],
};

/** @param {keyof typeof STEPS} kind */
export async function setUp(kind) {
  for (const step of STEPS[kind]) {
    if (step.missing()) {
      // Another process may have provided it while we waited.
      await alone(async () => {
        if (step.missing()) await step.provide();
      });
    }
  }
}
