import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { _electron as electron } from '@playwright/test';
import { build } from 'vite';
import { withDisplay } from '../../scripts/display.mjs';
import type { ExplorerTimes } from './page';

/**
 * How long the tree explorer takes to lay a tree out, to draw it and to jump in its replay, on a
 * real canvas in a real window. Fails when 10,000 nodes miss their limits.
 *
 *     npm run bench -- tree-explorer
 */

/** Milliseconds that 10,000 nodes may take: a frame to draw, a blink for the rest. */
const LIMITS = { layout: 100, scrub: 50, orders: 16 } as const;
const SIZES = [400, 2000, 10_000];
const folder = resolve('out', 'bench', 'tree-explorer', 'window');

const program = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1200, height: 800 }).loadFile('index.html'));
`;

async function prepare(): Promise<void> {
  await build({
    root: resolve('.'),
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@shared': resolve('src-shared'), '@renderer': resolve('src-renderer') } },
    build: {
      lib: {
        entry: resolve('bench', 'tree-explorer', 'page.ts'),
        formats: ['iife'],
        name: 'page',
        fileName: () => 'page.js',
      },
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome130',
    },
  });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'main.cjs'), program);
  await writeFile(join(folder, 'index.html'), '<!doctype html><script src="./page.js"></script>\n');
}

async function measure(): Promise<ExplorerTimes[]> {
  return withDisplay(async (display) => {
    const env = Object.fromEntries(
      Object.entries({ ...process.env, ...display }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    );
    const root = process.getuid?.() === 0;
    const app = await electron.launch({
      args: [join(folder, 'main.cjs'), ...(root ? ['--no-sandbox'] : [])],
      cwd: folder,
      env,
    });
    try {
      const page = await app.firstWindow();
      await page.goto(pathToFileURL(join(folder, 'index.html')).href);
      const times: ExplorerTimes[] = [];
      for (const nodes of SIZES) {
        times.push(await page.evaluate((size) => window.measureTreeExplorer(size), nodes));
      }
      return times;
    } finally {
      await app.close();
    }
  });
}

const ms = (value: number) => value.toFixed(value < 1 ? 2 : 1);

await prepare();
const times = await measure();
console.log('Milliseconds, medians; drawing as orders to the canvas / until its pixels are there.');
console.table(
  Object.fromEntries(
    times.map(({ nodes, iterations, index, layout, scrub, draws }) => [
      `${nodes} nodes`,
      {
        iterations,
        index: ms(index),
        layout: ms(layout),
        'jump in replay': ms(scrub),
        ...Object.fromEntries(
          Object.entries(draws).map(([name, draw]) => [
            `draw, ${name}`,
            `${ms(draw.orders)} / ${ms(draw.pixels)}`,
          ]),
        ),
      },
    ]),
  ),
);

const largest = times.at(-1)!;
const orders = Math.max(...Object.values(largest.draws).map((draw) => draw.orders));
const missed = Object.entries({ layout: largest.layout, scrub: largest.scrub, orders }).filter(
  ([name, value]) => value > LIMITS[name as keyof typeof LIMITS],
);
for (const [name, value] of missed) console.error(`${name} took ${ms(value)} ms at 10,000 nodes.`);
if (missed.length > 0) process.exitCode = 1;
