import { fork } from 'node:child_process';
import { z } from 'zod';
import { deviceName, type DeviceReport } from '@shared/qmodel/device';
import { providerIds, presentProviders, type ProviderId } from '@main/qmodel/runtime/providers';
import type { SelfTest } from '@main/qmodel/runtime/self-test';

/** How a provider's self-test ended: what it computed, or why there is nothing. */
export type ProbeOutcome = SelfTest | { readonly failure: string };

/** Runs a provider's self-test somewhere where it may die. */
export type Probe = (provider: ProviderId) => Promise<ProbeOutcome>;

const selfTestSchema = z.object({ losses: z.array(z.number()), gflops: z.number() });

/** The argument by which the model process is told to run a self-test and nothing else. */
const SELF_TEST = '--self-test';

/** The provider that a process was started to test; `null` for one that was not. */
export function providerToTest(argv: readonly string[]): ProviderId | null {
  const at = argv.indexOf(SELF_TEST);
  return (at >= 0 && providerIds.find((id) => id === argv[at + 1])) || null;
}

/** Longest self-test: the first run of a slow driver compiles for a while. */
const PROBE_MS = 60_000;

/**
 * Self-tests in a process of their own each: the crash of a driver ends nothing but the test.
 * @param entry a program that answers `--self-test PROVIDER` with a message
 * @param env variables besides this process's own
 */
export function probeInChild(entry: string, env: NodeJS.ProcessEnv = {}): Probe {
  return (provider) =>
    new Promise((resolve) => {
      const child = fork(entry, [SELF_TEST, provider], {
        // In Electron the same program runs as plain Node.
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ...env },
        execArgv: [],
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      const end = (outcome: ProbeOutcome): void => {
        clearTimeout(late);
        child.kill('SIGKILL');
        resolve(outcome);
      };
      const late = setTimeout(() => {
        end({ failure: `its self-test took longer than ${PROBE_MS / 1000} s` });
      }, PROBE_MS);
      child.once('message', (message) => {
        const parsed = z
          .union([selfTestSchema, z.object({ failure: z.string() })])
          .safeParse(message);
        end(parsed.success ? parsed.data : { failure: 'its self-test gave no numbers' });
      });
      child.once('error', (error) => {
        end({ failure: `its self-test did not start: ${error.message}` });
      });
      child.once('exit', (code, signal) => {
        end({ failure: `its self-test ended the process (${signal ?? `code ${code}`})` });
      });
    });
}

/** What is known of a provider that is present. */
export interface ProviderReport extends DeviceReport {
  readonly provider: ProviderId;
}

/** Largest difference of a loss from the CPU's. */
const TOLERANCE = 1e-4;

/** Tests every provider that is present, one after another, the CPU first. */
export async function examine(
  probe: Probe,
  present: readonly ProviderId[] = presentProviders(),
): Promise<readonly ProviderReport[]> {
  const cpu = await probe('cpu');
  const reports = [report('cpu', cpu, cpu)];
  for (const provider of present) {
    if (provider !== 'cpu') reports.push(report(provider, await probe(provider), cpu));
  }
  return reports;
}

function report(provider: ProviderId, outcome: ProbeOutcome, cpu: ProbeOutcome): ProviderReport {
  if ('failure' in outcome) return { provider, gflops: null, refusal: outcome.failure };
  const { gflops } = outcome;
  if ('failure' in cpu || provider === 'cpu') return { provider, gflops, refusal: null };
  const apart = cpu.losses.map((loss, i) => Math.abs(loss - (outcome.losses[i] ?? NaN)));
  if (apart.some((difference) => !(difference <= TOLERANCE))) {
    return { provider, gflops, refusal: 'it computes other losses than the CPU' };
  }
  // However it names itself: an adapter that is a program on the CPU cannot be faster than it.
  return gflops <= cpu.gflops
    ? {
        provider,
        gflops,
        refusal:
          `it multiplies matrices no faster than the CPU (${gflops.toFixed(1)} against ` +
          `${cpu.gflops.toFixed(1)} GFLOP/s on one thread), as a software adapter does`,
      }
    : { provider, gflops, refusal: null };
}

/** What to train on, and what to tell about it. */
export interface Choice {
  readonly provider: ProviderId;
  /** A sentence where something else was asked for. */
  readonly notice: string | null;
}

/** The provider that was asked for, or the fastest; the CPU where that cannot be. */
export function choose(wanted: ProviderId | 'auto', reports: readonly ProviderReport[]): Choice {
  const able = reports.filter(({ refusal }) => refusal === null);
  if (wanted === 'auto') {
    const [best] = [...able].sort((a, b) => (b.gflops ?? 0) - (a.gflops ?? 0));
    return { provider: best?.provider ?? 'cpu', notice: null };
  }
  if (wanted === 'cpu' || able.some(({ provider }) => provider === wanted)) {
    return { provider: wanted, notice: null };
  }
  const refusal = reports.find(({ provider }) => provider === wanted)?.refusal;
  const why = refusal ?? 'its library is not part of this installation';
  return {
    provider: 'cpu',
    notice: `The model is trained on the CPU instead of ${deviceName(wanted)}: ${why}.`,
  };
}
