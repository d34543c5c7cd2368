import { expect, test } from 'vitest';
import { needsVirtualDisplay } from '../../scripts/display.mjs';
import { namesOn } from '../../scripts/setup/debian.mjs';
import { unresolved } from '../../scripts/setup/system-libraries.mjs';

test('packages are called what the system calls them', () => {
  const packages = ['libgtk-3-0', 'xvfb'];
  const renamed = ['libgtk-3-0t64', 'xvfb'];
  expect(namesOn(packages, 'ID=debian\nVERSION_ID="12"\n')).toEqual(packages);
  expect(namesOn(packages, 'VERSION_ID="13"\nID=debian\n')).toEqual(renamed);
  expect(namesOn(packages, 'ID=ubuntu\nVERSION_ID="22.04"\n')).toEqual(packages);
  expect(namesOn(packages, 'ID=ubuntu\nVERSION_ID="24.04"\n')).toEqual(renamed);
  expect(namesOn(packages, '')).toEqual(packages);
});

test('the libraries that ldd did not find', () => {
  const output = [
    '\tlinux-vdso.so.1 (0x00007ffd)',
    '\tlibgtk-3.so.0 => not found',
    '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)',
    '\tlibnss3.so => not found',
  ].join('\n');
  expect(unresolved(output)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
  expect(unresolved('')).toEqual([]);
});

test('a virtual display is made only where there is no other, or on request', () => {
  expect(needsVirtualDisplay({}, 'linux')).toBe(true);
  expect(needsVirtualDisplay({ DISPLAY: ':0' }, 'linux')).toBe(false);
  expect(needsVirtualDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(false);
  expect(needsVirtualDisplay({ DISPLAY: ':0', STEPQ_DISPLAY: 'virtual' }, 'linux')).toBe(true);
  expect(needsVirtualDisplay({}, 'darwin')).toBe(false);
});
