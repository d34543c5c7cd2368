import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createQModelService } from '@main/qmodel/local-service';
import { createQModelClient } from '@main/qmodel/rpc';
import type { MessagePeer } from '@main/rpc/rpc';
import { compileProgram, startProgram } from '../../support/program';
import { toyRequest } from './samples';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stepq-qmodel-'));
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

const training = { epochs: 3, checkpointEvery: 4 };

describe('the model process, killed while it trains', { timeout: 120_000 }, () => {
  it('ends the call with a sentence; a new one trains on to the very same weights', async () => {
    const program = await compileProgram('src-main/qmodel/process.ts');
    const request = toyRequest(join(directory, 'killed'), training);
    for (const killAt of [1, 10]) {
      const child = startProgram(program, directory);
      const model = createQModelClient(peerOf(child)).train(request, ({ unit, done }) => {
        if (unit === 'updates' && done >= killAt) child.kill('SIGKILL');
      });
      await expect(model).rejects.toThrow(/The model process .+\./);
    }
    const last = startProgram(program, directory);
    let first: number | undefined;
    const continued = await createQModelClient(peerOf(last)).train(request, ({ metrics }) => {
      first ??= metrics[0]?.step;
    });
    const undisturbed = toyRequest(join(directory, 'undisturbed'), training);
    const whole = await createQModelService().train(undisturbed, () => undefined);
    expect(first).toBeGreaterThan(4);
    expect(continued.weightsHash).toBe(whole.weightsHash);
  });
});
