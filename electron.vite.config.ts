import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * The oldest runtime the workbench is run on is Electron 33: Node 20.18 and Chromium 130.
 * electron-vite would otherwise aim at the newer Electron that package.json names.
 */
const nodeTarget = 'node20.18';
const windowTarget = 'chrome130';

const alias = {
  '@shared': resolve('src-shared'),
  '@main': resolve('src-main'),
  '@renderer': resolve('src-renderer'),
};

/** Every program of the main side: the Electron main process, its helper processes, the command line. */
const programs = {
  index: 'src-main/app/index.ts',
  lab: 'src-main/lab/process.ts',
  reader: 'src-main/store/reader/process.ts',
  player: 'src-main/lab/play/process.ts',
  model: 'src-main/qmodel/process.ts',
  cli: 'src-main/cli/index.ts',
};

/** The entries that exist: a half of the workbench can be worked on before the other is there. */
const present = (entries: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(entries)
      .map(([name, file]) => [name, resolve(file)] as const)
      .filter(([, file]) => existsSync(file)),
  );

const main = {
  resolve: { alias },
  build: {
    target: nodeTarget,
    outDir: 'out/main',
    sourcemap: true,
    externalizeDeps: true,
    rolldownOptions: {
      input: present(programs),
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
} as const;

/** A sandboxed preload can only be CommonJS. */
const preload = {
  resolve: { alias },
  build: {
    target: nodeTarget,
    outDir: 'out/preload',
    rolldownOptions: {
      input: present({ index: 'src-main/app/preload.ts' }),
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
} as const;

const renderer = {
  root: resolve('src-renderer'),
  resolve: { alias },
  plugins: [react()],
  build: {
    target: windowTarget,
    outDir: resolve('out/renderer'),
    rolldownOptions: { input: present({ index: 'src-renderer/index.html' }) },
  },
};

const sections = { main, preload, renderer };

/** STEPQ_BUILD names the sections to build, where not all are to be: the command line needs no page. */
const wanted = process.env.STEPQ_BUILD?.split(',');

export default defineConfig(
  Object.fromEntries(
    Object.entries(sections)
      .filter(([name]) => wanted?.includes(name) ?? true)
      .filter(([, { build }]) => Object.keys(build.rolldownOptions.input).length > 0),
  ),
);
