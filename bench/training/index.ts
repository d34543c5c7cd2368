import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gemmPeak } from './gemm-peak';
import { serveSteps } from './ours';
import { bestPeerEnvironment, PYTHON } from './peer-environment';
import { startRival } from './rivals';
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
 * Debian's PyTorch, step by step in turn, from the same weights and batch.
 *
 *     npm run bench -- training [--rounds 9] [--models small,base] [--threads 1,2] [--json FILE]
 */

interface Row {
  readonly model: WorkloadName;
  readonly threads: number;
  readonly rounds: number;
  readonly milliseconds: number;
  readonly peerMilliseconds: number | null;
  /** Median of the rounds' ratios of ours to PyTorch's time. */
  readonly ratio: number | null;
  /** Largest difference of the two sides' losses over the rounds. */
  readonly lossDifference: number | null;
  readonly memory: number;
  readonly peerMemory: number | null;
  readonly buildMilliseconds: number;
  readonly openMilliseconds: number;
  readonly overheadShare: number;
  readonly gflops: number;
  readonly gemmGflops: number;
  readonly peerGemmGflops: number | null;
}

const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : (process.argv[at + 1] ?? fallback);
};

/** A peer whose matrix products are slower than this share of ours has no proper BLAS. */
const LEAST_PEER_GEMM = 0.25;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

async function duel(model: WorkloadName, threads: number, rounds: number): Promise<Row> {
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
    const program = fileURLToPath(import.meta.url);
    const ours = await startRival(process.execPath, [program, '--serve', model, String(threads)]);
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
      peerGemmGflops: peerAt?.gemm ?? null,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(rows: readonly Row[]): void {
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
  await serveSteps(name, Number(process.argv[4]));
} else {
  const rounds = Number(option('rounds', '9'));
  const wanted = option('models', workloadNames.join()).split(',');
  const rows: Row[] = [];
  for (const model of workloadNames.filter((name) => wanted.includes(name))) {
    for (const threads of option('threads', '1,2').split(',').map(Number)) {
      rows.push(await duel(model, threads, rounds));
      print(rows.slice(-1));
    }
  }
  const json = option('json', '');
  if (json !== '') {
    const processor = cpus()[0]?.model ?? 'unknown';
    const machine = { processor, cores: cpus().length, node: process.version };
    writeFileSync(json, `${JSON.stringify({ machine, training: rows }, null, 2)}\n`);
  }
}
