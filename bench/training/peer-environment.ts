import { spawnSync } from 'node:child_process';

/** Debian's interpreter: the one that has python3-torch. */
export const PYTHON = '/usr/bin/python3';

const CORE_TYPES = ['Zen', 'Haswell', 'SkylakeX', 'Cooperlake'];

const MEASURE = `
import os, time, torch
torch.set_num_threads(int(os.environ['OMP_NUM_THREADS']))
a = torch.randn(1024, 1024)
times = []
for _ in range(12):
    started = time.perf_counter(); a @ a; times.append(time.perf_counter() - started)
print(2 * 1024 ** 3 / min(times) / 1e9)
`;

/** What PyTorch is started with, at its best on this machine. */
export interface PeerEnvironment {
  readonly variables: Readonly<Record<string, string>>;
  /** GFLOP/s of its matrix product of 1,024 × 1,024. */
  readonly gemm: number;
}

/**
 * Debian's OpenBLAS guesses the processor of a virtual machine badly: the core type under which its
 * matrix product is fastest is taken. Passive waiting keeps its two thread pools from spinning
 * against each other.
 * @returns `null` where PyTorch is not installed
 */
export function bestPeerEnvironment(threads: number): PeerEnvironment | null {
  const measured = CORE_TYPES.flatMap((core): PeerEnvironment[] => {
    const variables = {
      OPENBLAS_CORETYPE: core,
      OMP_WAIT_POLICY: 'passive',
      OMP_NUM_THREADS: String(threads),
      OPENBLAS_NUM_THREADS: String(threads),
    };
    const { status, stdout } = spawnSync(PYTHON, ['-c', MEASURE], {
      env: { ...process.env, ...variables },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return status === 0 ? [{ variables, gemm: Number(stdout) }] : [];
  });
  return measured.sort((a, b) => b.gemm - a.gemm)[0] ?? null;
}
