import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { keyedRandom } from '@shared/random/keyed';
import { createQModelClient } from '@main/qmodel/rpc';
import type { TrainRequest } from '@main/qmodel/service';
import type { MessagePeer } from '@main/rpc/rpc';
import { option } from './options';
import { realRequest } from './real-request';

/**
 * Trains a Q-value model on real pairs twice: undisturbed, and with the model process killed
 * (`kill -9`) at random moments and started again. Both must give the same weights, bit for bit.
 *
 *     npm run bench -- interrupted-training [--kills 20] [--seed 1] [--json FILE]
 */

function peerOf(child: ChildProcess): MessagePeer {
  return {
    post: (message) => child.send(message as object),
    onMessage: (listener) => child.on('message', listener),
    onClose: (listener) => child.once('exit', listener),
  };
}

/** Trains in a process of its own, which is killed after `killAfter` milliseconds. */
async function attempt(request: TrainRequest, killAfter: number | null) {
  const child = fork(resolve('out/main/model.js'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let reached = 0;
  const killing = killAfter === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfter);
  try {
    const onProgress = ({ unit, done }: { unit: string; done: number }): void => {
      if (unit === 'updates') reached = done;
    };
    const model = await createQModelClient(peerOf(child)).train(request, onProgress);
    return { hash: model.weightsHash, steps: model.steps, reached };
  } catch (error) {
    if (!child.killed) throw error;
    return { hash: null, steps: 0, reached };
  } finally {
    if (killing) clearTimeout(killing);
    child.kill('SIGKILL');
  }
}

const kills = Number(option('kills', '20'));
const random = keyedRandom('interrupted training', Number(option('seed', '1')));
const folder = mkdtempSync(join(tmpdir(), 'stepq-bench-'));
try {
  const whole = await realRequest(join(folder, 'whole'));
  const started = performance.now();
  const undisturbed = await attempt(whole, null);
  const took = performance.now() - started;
  console.log(`undisturbed: ${undisturbed.steps} updates in ${(took / 1000).toFixed(1)} s`);
  const killed = { ...whole, directory: join(folder, 'killed') };
  let done = 0;
  let end: Awaited<ReturnType<typeof attempt>> | null = null;
  while (end === null) {
    // Anywhere between the start of the process and a few checkpoints later.
    const moment = done < kills ? 200 + (random.next() * took * 2.5) / kills + 800 : null;
    const result = await attempt(killed, moment);
    if (result.hash !== null) end = result;
    else {
      done += 1;
      console.log(`kill ${done} after ${Math.round(moment ?? 0)} ms, at update ${result.reached}`);
    }
  }
  const same = end.hash === undisturbed.hash;
  console.log(`${done} kills; the weights are ${same ? 'the same, bit for bit' : 'DIFFERENT'}`);
  const json = option('json', '');
  if (json !== '') {
    const report = { kills: done, updates: undisturbed.steps, same, weights: end.hash };
    writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
  }
  if (!same) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
