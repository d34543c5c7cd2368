import { existsSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Variables under which a child process finds the software Vulkan driver that comes with Electron;
 * otherwise why there is none. Only Electron's Vulkan loader is put on the path of libraries: the
 * others beside it would take the place of the system's.
 */
export function softwareVulkan(): { readonly env: NodeJS.ProcessEnv } | { readonly lacks: string } {
  if (process.platform !== 'linux')
    return { lacks: 'the driver is set by variables on Linux only' };
  const electron = join('node_modules', 'electron');
  if (!existsSync(join(electron, 'path.txt'))) return { lacks: 'Electron is not installed' };
  const dist = dirname(join(electron, 'dist', readFileSync(join(electron, 'path.txt'), 'utf8')));
  const [loader, driver] = [join(dist, 'libvulkan.so.1'), join(dist, 'vk_swiftshader_icd.json')];
  const missing = [loader, driver].find((file) => !existsSync(file));
  if (missing !== undefined) return { lacks: `${missing} is missing` };
  const libraries = mkdtempSync(join(tmpdir(), 'stepq-vulkan-'));
  symlinkSync(join(process.cwd(), loader), join(libraries, 'libvulkan.so.1'));
  return {
    env: {
      VK_ICD_FILENAMES: join(process.cwd(), driver),
      LD_LIBRARY_PATH: [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
    },
  };
}
