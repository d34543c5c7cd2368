// Stands in for Electron's own default app, which the fallback comes without: runs the folder or file
// named on the command line. It goes into the fallback's resources/default_app.asar.
import fs from 'node:fs';
import { Module } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app as electronApp } from 'electron';

/** With what only a default app may do. */
const app =
  /** @type {import('electron').App & { setVersion(version: string): void, setAppPath(path: string): void, setDesktopName?(name: string): void }} */ (
    electronApp
  );

/** The part of Node's module loader that Electron's own default app uses too. */
const loader =
  /** @type {{ _preloadModules(names: string[]): void, _resolveFilename(name: string, parent: null, isMain: boolean): string }} */ (
    /** @type {unknown} */ (Module)
  );

/** @param {string[]} args */
function commandLine(args) {
  const preload = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--version' || arg === '-v') return { version: true, preload, target: undefined };
    if (arg === '--require' || arg === '-r') preload.push(args[++at] ?? '');
    else if (arg.startsWith('--app=')) return { preload, target: arg.slice('--app='.length) };
    else if (!arg.startsWith('-')) return { preload, target: arg };
  }
  return { preload, target: undefined };
}

/**
 * Gives the app the names of its package.json.
 * @param {string} folder
 */
function introduce(folder) {
  const manifest = path.join(folder, 'package.json');
  if (!fs.existsSync(manifest)) return false;
  const { name, productName, version, desktopName } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
  if (version) app.setVersion(version);
  if (productName ?? name) app.name = productName ?? name;
  app.setDesktopName?.(desktopName ?? `${app.name}.desktop`);
  return true;
}

const { version, preload, target } = commandLine(process.argv.slice(1));
if (version) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
}
if (target === undefined) {
  console.error('usage: electron [options] folder-of-the-app');
  process.exit(1);
}
if (preload.length > 0) loader._preloadModules(preload);
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
try {
  const folder = path.resolve(target);
  const named = introduce(folder);
  const file = loader._resolveFilename(folder, null, true);
  app.setAppPath(named ? folder : path.dirname(file));
  await import(pathToFileURL(file).href);
} catch (error) {
  console.error('App threw an error during load');
  console.error(error instanceof Error ? error.stack : error);
  app.exit(1);
}
