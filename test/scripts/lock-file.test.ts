import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

interface Locked {
  optionalDependencies?: Record<string, string>;
  resolved?: string;
}

const { packages } = JSON.parse(readFileSync(resolve('package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};

/** Where Node would look for a package that the one in `place` imports, nearest first. */
function candidates(place: string, name: string): string[] {
  const inner = `${place === '' ? '' : `${place}/`}node_modules/${name}`;
  if (place === '') return [inner];
  const outer = place.lastIndexOf('/node_modules/');
  return [inner, ...candidates(outer < 0 ? '' : place.slice(0, outer), name)];
}

test('the lock file holds the optional packages of every platform, or npm ci refuses it', () => {
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !candidates(place, name).some((candidate) => candidate in packages))
      .map((name) => `${name} (of ${place})`),
  );
  expect(missing).toEqual([]);
});

test('the lock file names no registry: it is installed from whichever is set up', () => {
  const resolved = Object.keys(packages).filter((place) => packages[place]?.resolved !== undefined);
  expect(resolved).toEqual([]);
});
