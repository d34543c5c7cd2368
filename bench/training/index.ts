import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machine } from '../machine';
import { option } from '../options';
import { scoringRows, type ScoringRow } from '../scoring/ways';
import { gemmPeak } from './gemm-peak';
import { goals } from './goals';
import { serveSteps } from './ours';
import { bestPeerEnvironment, PYTHON } from './peer-environment';
import { startRival, type Rival } from './rivals';
import type { DuelRow, RecomputeRow } from './rows';
import {
  initialWeights,
  randomBatch,
  stepFlops,
  workload,
  workloadNames,
  writeWorkload,
  type WorkloadName,
} from './workload';

/**
 * Measures a whole training step (forward, backward, clipping, AdamW) against the same step in
 * Debian's PyTorch, step by step in turn, from the same weights and batch; then steps whose layers
 * are computed twice, and scoring. Ends with all figures that have a goal.
 *
 *     npm run bench -- training [--rounds 9] [--models small,base,lora] [--threads 1,2] [--json FILE]
 */

/** Memory is what is looked for: it is the same in every round. */
const RECOMPUTE_ROUNDS = 3;

/** A peer whose matrix products are slower than this share of ours has no proper BLAS. */
const LEAST_PEER_GEMM = 0.25;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

function startOurs(model: WorkloadName, threads: number, layers: 'kept' | 'twice'): Promise<Rival> {
  const program = fileURLToPath(import.meta.url);
  return startRival(process.execPath, [program, '--serve', model, String(threads), layers]);
}

/** Steps whose layers are computed twice, in a process of their own. */
async function recomputed(
  model: WorkloadName,
  threads: number,
  rounds: number,
): Promise<RecomputeRow> {
  const ours = await startOurs(model, threads, 'twice');
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) times.push((await ours.step())[0] ?? NaN);
  return {
    model,
    threads,
    rounds,
    milliseconds: median(times.slice(1)),
    memory: await ours.finish(),
  };
}

async function duel(model: WorkloadName, threads: number, rounds: number): Promise<DuelRow> {
  const work = workload(model);
  const folder = mkdtempSync(join(tmpdir(), 'stepq-bench-'));
  try {
    const { batch, branches } = work.shape;
    const reference = new Float32Array(batch * branches);
    writeWorkload(folder, work, initialWeights(work), randomBatch(work), reference);
    const gemm = await gemmPeak(threads);
    const peerAt = bestPeerEnvironment(threads);
    if (peerAt && peerAt.gemm < LEAST_PEER_GEMM * gemm) {
      throw new Error(
        `PyTorch multiplies matrices at ${Math.round(peerAt.gemm)} GFLOP/s: it runs on the ` +
          'reference BLAS. Install libopenblas0-pthread for a fair comparison.',
      );
    }
    const ours = await startOurs(model, threads, 'kept');
    const peer =
      peerAt &&
      (await startRival(
        PYTHON,
        [resolve('bench/training/peer.py'), folder, String(threads)],
        peerAt.variables,
      ));
    // The first step of each plans its memory: it is compared but not timed.
    const steps: { readonly ours: readonly number[]; readonly peer: readonly number[] | null }[] =
      [];
    for (let round = 0; round <= rounds; round += 1) {
      const mine = await ours.step();
      steps.push({ ours: mine, peer: peer ? await peer.step() : null });
    }
    const timed = steps.slice(1);
    const at = (values: readonly number[] | null, index: number): number => values?.[index] ?? NaN;
    const milliseconds = median(timed.map((step) => at(step.ours, 0)));
    const ofPeer = <T>(value: () => T): T | null => (peer ? value() : null);
    return {
      model,
      threads,
      rounds,
      milliseconds,
      peerMilliseconds: ofPeer(() => median(timed.map((step) => at(step.peer, 0)))),
      ratio: ofPeer(() => median(timed.map((step) => at(step.ours, 0) / at(step.peer, 0)))),
      lossDifference: ofPeer(() =>
        Math.max(...steps.map((step) => Math.abs(at(step.ours, 1) - at(step.peer, 1)))),
      ),
      memory: await ours.finish(),
      peerMemory: peer ? await peer.finish() : null,
      buildMilliseconds: at(ours.ready, 0),
      openMilliseconds: at(ours.ready, 1),
      overheadShare: median(timed.map((step) => at(step.ours, 2))),
      gflops: stepFlops(work) / milliseconds / 1e6,
      gemmGflops: gemm,
      gemmShare: stepFlops(work) / milliseconds / 1e6 / gemm,
      peerGemmGflops: peerAt?.gemm ?? null,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(rows: readonly DuelRow[]): void {
  console.table(
    rows.map((row) => ({
      model: row.model,
      threads: row.threads,
      'ms/step': Math.round(row.milliseconds),
      'PyTorch ms': row.peerMilliseconds && Math.round(row.peerMilliseconds),
      ratio: row.ratio && Number(row.ratio.toFixed(2)),
      'Δ loss': row.lossDifference?.toExponential(0),
      MB: row.memory,
      'PyTorch MB': row.peerMemory,
      'build + open ms': Math.round(row.buildMilliseconds + row.openMilliseconds),
      'outside run': `${(100 * row.overheadShare).toFixed(2)} %`,
      'GFLOP/s': Math.round(row.gflops),
      'of GEMM peak': `${Math.round((100 * row.gflops) / row.gemmGflops)} %`,
    })),
  );
}

if (process.argv[2] === '--serve') {
  const name = workloadNames.find((known) => known === process.argv[3]);
  if (!name) throw new Error('Which model?');
  await serveSteps(name, Number(process.argv[4]), process.argv[5] === 'twice');
} else {
  const rounds = Number(option('rounds', '9'));
  const wanted = option('models', workloadNames.join()).split(',');
  const threadCounts = option('threads', '1,2').split(',').map(Number);
  const models = workloadNames.filter((name) => wanted.includes(name));
  const training: DuelRow[] = [];
  const recompute: RecomputeRow[] = [];
  const scoring: ScoringRow[] = [];
  for (const model of models) {
    for (const threads of threadCounts) {
      training.push(await duel(model, threads, rounds));
      print(training.slice(-1));
    }
    const most = Math.max(...threadCounts);
    recompute.push(await recomputed(model, most, Math.min(rounds, RECOMPUTE_ROUNDS)));
  }
  for (const threads of threadCounts)
    scoring.push(...(await scoringRows('small', threads, rounds)));
  const reached = goals(training, recompute, scoring);
  console.table(reached);
  const json = option('json', '');
  if (json !== '') {
    const figures = { machine: machine(), goals: reached, training, recompute, scoring };
    writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`);
  }
}
