import { arch, cpus, platform, release } from 'node:os';
import type { Capture } from '@main/store/experiments';

/** Versions and machine under which an experiment is started; stored with it. */
export function captureSurroundings(appVersion: string): Capture {
  return {
    stepq: appVersion,
    node: process.versions.node,
    ...(process.versions['electron'] ? { electron: process.versions['electron'] } : {}),
    platform: `${platform()} ${release()} ${arch()}`,
    processor: `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}`,
  };
}
