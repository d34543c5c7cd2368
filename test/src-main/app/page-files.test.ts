import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ app: {}, dialog: {}, protocol: {} }));

const { contentSecurityPolicy, fileOf } = await import('@main/app/protocol');
const { safeName } = await import('@main/app/save-dialog');

describe('an address of the page', () => {
  it('stands for a file of the page', () => {
    expect(fileOf('app://stepq/', '/page')).toBe('/page/index.html');
    expect(fileOf('app://stepq/assets/a.js?x=1', '/page')).toBe('/page/assets/a.js');
  });

  it.each(['app://stepq/../main/index.html', 'app://stepq/%2e%2e/main/index.html'])(
    '%s stays inside the folder',
    (address) => {
      expect(fileOf(address, '/page')).toBe('/page/main/index.html');
    },
  );

  it.each([
    'app://stepq/..%2f..%2fpackage.json',
    'app://stepq/%5c..%5cindex.html',
    'app://stepq/a%00.html',
    'app://stepq/notes.txt',
    'app://elsewhere/index.html',
    'app://stepq/%E0%A4%A.html',
    'nonsense',
  ])('%s leads nowhere', (address) => {
    expect(fileOf(address, '/page')).toBeNull();
  });
});

it('the policy allows no script but the page’s own', () => {
  expect(contentSecurityPolicy).toContain("default-src 'none'");
  expect(contentSecurityPolicy).toContain("script-src 'self';");
  expect(contentSecurityPolicy).not.toContain('unsafe-eval');
});

describe('a suggested file name', () => {
  it.each([
    ['tree.svg', 'tree.svg'],
    ['../../.bashrc', 'bashrc'],
    ['C:\\Windows\\system.ini', 'system.ini'],
    ['a:b?.png', 'a-b-.png'],
    ['', 'StepQ'],
    ['..', 'StepQ'],
  ])('%j is saved as %j', (suggested, name) => {
    expect(safeName(suggested)).toBe(name);
  });
});
