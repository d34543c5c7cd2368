import { expect, test } from 'vitest';
import { differences } from '../../scripts/setup/modules.mjs';

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/a/node_modules/b': { version: '2.0.0', integrity: 'sha512-b' },
    'node_modules/for-windows': { version: '1.0.0', integrity: 'sha512-w', optional: true },
  },
};
const everything = () => true;

test('what npm noted as installed agrees with the lock file', () => {
  const { 'node_modules/for-windows': _absent, '': _root, ...packages } = lock.packages;
  expect(differences(lock, { packages }, everything)).toEqual([]);
  const extra = { ...packages, 'node_modules/by-hand': { version: '9.0.0' } };
  expect(differences(lock, { packages: extra }, everything)).toEqual([]);
});

test('a package that is absent, other or deleted makes a difference', () => {
  const { 'node_modules/a': a, ...others } = lock.packages;
  expect(differences(lock, { packages: others }, everything)).toEqual(['node_modules/a']);
  const older = { ...others, 'node_modules/a': { ...a, version: '0.9.0' } };
  expect(differences(lock, { packages: older }, everything)).toEqual(['node_modules/a']);
  const forged = { ...others, 'node_modules/a': { ...a, integrity: 'sha512-z' } };
  expect(differences(lock, { packages: forged }, everything)).toEqual(['node_modules/a']);
  const deleted = (place: string) => place !== 'node_modules/a/node_modules/b';
  expect(differences(lock, lock, deleted)).toEqual(['node_modules/a/node_modules/b']);
});

test('without node_modules everything is missing', () => {
  expect(differences(lock, {}, everything)).toHaveLength(2);
});
