import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createQModelClient } from '@main/qmodel/rpc';
import type { MessagePeer } from '@main/rpc/rpc';
import { compileProgram, startProgram } from '../../support/program';
import { toyRequest } from './samples';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stepq-memory-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function peerOf(child: ChildProcess): MessagePeer {
  return {
    post: (message) => child.send(message as object),
    onMessage: (listener) => child.on('message', listener),
    onClose: (listener) => child.once('exit', listener),
  };
}

/** Part of every Linux system. */
const PRLIMIT = '/usr/bin/prlimit';

/** Lets a process have this many bytes of addresses more than it has; `null` for any number. */
function limit({ pid }: ChildProcess, more: number | null): void {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[0]);
  const most = more === null ? 'unlimited' : String(pages * 4096 + more);
  execFileSync(PRLIMIT, ['--pid', String(pid), `--as=${most}:`]);
}

const canLimit = process.platform === 'linux' && existsSync(PRLIMIT);

describe('a training for which there is not enough memory', { timeout: 180_000 }, () => {
  it.skipIf(!canLimit)(
    'ends in a sentence; the process lives, the last checkpoint is kept and gone on from',
    async () => {
      const program = await compileProgram('src-main/qmodel/process.ts');
      const child = startProgram(program, directory);
      const service = createQModelClient(peerOf(child));
      const request = toyRequest(directory, { preset: 'small', batch: 16, epochs: 2 });
      const control = new AbortController();
      const stopped = service.train(
        request,
        ({ unit, done }) => {
          if (unit === 'updates' && done < 8) control.abort(new Error('stopped'));
        },
        control.signal,
      );
      await expect(stopped).rejects.toThrow(/aborted/);
      const checkpoint = join(directory, 'checkpoint', 'checkpoint.json');
      const kept = readFileSync(checkpoint, 'utf8');
      limit(child, 48 * 2 ** 20);
      await expect(service.train(request, () => undefined)).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringMatching(/not enough memory.*checkpoint is kept/) as string,
      });
      expect(readFileSync(checkpoint, 'utf8')).toBe(kept);
      limit(child, null);
      let first: number | undefined;
      const model = await service.train(request, ({ metrics }) => {
        first ??= metrics[0]?.step;
      });
      expect(first).toBe((JSON.parse(kept) as { step: number }).step + 1);
      expect(model.steps).toBe(8);
    },
  );
});
