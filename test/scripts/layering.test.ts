import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describe as inWords, overlooked } from '../../scripts/check/layering.mjs';

interface Report {
  modules: { source: string }[];
  summary: { violations: { rule: { name: string }; from: string; to: string }[] };
}

/** A tree of files with one import each, and the rule that it breaks, if any. */
const planted: Record<string, { imports: string; breaks?: string }> = {
  'src-shared/ok.ts': { imports: './leaf' },
  'src-shared/up.ts': { imports: '../src-main/store/leaf', breaks: 'shared-stays-shared' },
  'src-shared/node.ts': { imports: 'node:fs', breaks: 'no-node-outside-main' },
  'src-shared/react.ts': { imports: 'react', breaks: 'no-react-outside-the-page' },
  'src-renderer/ok.ts': { imports: '@shared/leaf' },
  'src-renderer/main.ts': { imports: '@main/store/leaf', breaks: 'page-knows-no-main' },
  'src-renderer/node.ts': { imports: 'fs', breaks: 'no-node-outside-main' },
  'src-renderer/sql.ts': { imports: 'better-sqlite3', breaks: 'no-native-outside-main' },
  'src-main/app/ok.ts': { imports: '../store/leaf' },
  'src-main/app/electron.ts': { imports: 'electron' },
  'src-main/app/cli.ts': { imports: '../cli/leaf', breaks: 'no-door-between-app-cli' },
  'src-main/cli/page.ts': { imports: '@renderer/leaf', breaks: 'main-knows-no-page' },
  'src-main/lab/ok.ts': { imports: '../search/leaf' },
  'src-main/lab/electron.ts': { imports: 'electron', breaks: 'electron-only-in-app' },
  'src-main/search/lab.ts': { imports: '@main/lab/leaf', breaks: 'no-way-up-from' },
  'src-main/search/pairs.ts': { imports: '../preferences/leaf', breaks: 'no-door-between' },
  'src-main/store/search.ts': { imports: '../search/leaf', breaks: 'no-way-up-from' },
  'src-main/store/nowhere.ts': { imports: './nothing', breaks: 'everything-resolves' },
  'src-main/attic/new.ts': { imports: '../store/leaf', breaks: 'every-room-has-a-floor' },
  'src-main/policies/one.ts': { imports: './two', breaks: 'no-circles' },
  // A circle is told once, where it was entered.
  'src-main/policies/two.ts': { imports: './one' },
};
const leaves = ['store', 'search', 'preferences', 'lab', 'cli'].map((room) => `src-main/${room}`);

let folder: string;
let report: Report;

function plant(file: string, text: string) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stepq-layers-'));
  for (const [file, { imports }] of Object.entries(planted)) {
    // A type that is imported is a dependency as well.
    plant(file, `import type { x } from '${imports}';\nexport type y = typeof x;\n`);
  }
  for (const home of [...leaves, 'src-shared', 'src-renderer']) {
    plant(`${home}/leaf.ts`, 'export const x = 1;\n');
  }
  copyFileSync(resolve('tsconfig.base.json'), join(folder, 'tsconfig.base.json'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'dir');
  const tool = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = resolve('.dependency-cruiser.cjs');
  const args = [
    '--config',
    config,
    '--output-type',
    'json',
    'src-shared',
    'src-main',
    'src-renderer',
  ];
  const output = execFileSync(process.execPath, [tool, ...args], { cwd: folder, encoding: 'utf8' });
  report = JSON.parse(output) as Report;
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.each(Object.entries(planted))('%s', (file, { breaks }) => {
  const broken = report.summary.violations
    .filter(({ from }) => from === file)
    .map(({ rule }) => rule.name);
  if (breaks === undefined) expect(broken).toEqual([]);
  else expect(broken).toEqual([expect.stringMatching(`^${breaks}`)]);
});

test('a source that the tool did not look at is noticed', () => {
  expect(overlooked(Object.keys(planted), report)).toEqual([]);
  expect(overlooked(['src-main/lab/unseen.ts'], report)).toEqual(['src-main/lab/unseen.ts']);
});

test('a violation is told in one line', () => {
  const rule = { name: 'some-rule' };
  expect(inWords({ rule, from: 'a.ts', to: 'b.ts' })).toBe('some-rule: a.ts -> b.ts');
  const cycle = [{ name: 'b.ts' }, { name: 'a.ts' }];
  expect(inWords({ rule, from: 'a.ts', to: 'b.ts', cycle })).toBe(
    'some-rule: a.ts -> b.ts -> a.ts',
  );
});
