// `npm run bench -- NAME [ARGUMENTS]`: bundles bench/NAME.ts (or bench/NAME/index.ts) and runs it in plain Node.
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from './lib/paths.mjs';
import { inForeground } from './lib/process.mjs';
import { SetupError } from './lib/say.mjs';

/** @param {string | undefined} name of a benchmark that needs Electron and the built page */
export const opensWindow = (name) => name === 'window' || name === 'tree-explorer';

/** @returns {Map<string, string>} the entry of each benchmark by its name */
function benchmarks(folder = inRoot('bench')) {
  const entries = fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
  return new Map(
    entries.flatMap((entry) => {
      const nested = path.join(folder, entry, 'index.ts');
      if (fs.existsSync(nested)) return [[entry, nested]];
      const isProgram = entry.endsWith('.ts') && !entry.endsWith('.d.ts');
      return isProgram ? [[entry.slice(0, -'.ts'.length), path.join(folder, entry)]] : [];
    }),
  );
}

/**
 * @param {string | undefined} name
 * @param {string[]} args
 */
export async function bench(name, args) {
  const known = benchmarks();
  const entry = name === undefined ? undefined : known.get(name);
  if (name === undefined || entry === undefined) {
    const list = [...known.keys()].map((known) => `\n  npm run bench -- ${known}`).join('');
    throw new SetupError(
      `${name === undefined ? 'which benchmark?' : `there is no benchmark ${name}.`} ${list ? `These exist:${list}` : 'There are none in bench/ yet.'}`,
    );
  }
  const { build } = await import('vite');
  await build({
    root: inRoot(),
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@shared': inRoot('src-shared'), '@main': inRoot('src-main') } },
    build: {
      ssr: entry,
      target: 'node20.18',
      outDir: inRoot('out', 'bench', name),
      emptyOutDir: true,
      sourcemap: true,
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'index.js' } },
    },
  });
  const program = inRoot('out', 'bench', name, 'index.js');
  return inForeground(process.execPath, ['--enable-source-maps', '--expose-gc', program, ...args]);
}
