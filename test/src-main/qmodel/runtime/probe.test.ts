import { describe, expect, it } from 'vitest';
import {
  choose,
  examine,
  type ProbeOutcome,
  type ProviderReport,
} from '@main/qmodel/runtime/probe';
import type { ProviderId } from '@main/qmodel/runtime/providers';

const cpu: ProbeOutcome = { losses: [0.69, 0.62], gflops: 90 };

const examined = async (
  outcomes: Partial<Record<ProviderId, ProbeOutcome>>,
): Promise<readonly ProviderReport[]> =>
  examine(
    (provider) => Promise.resolve(outcomes[provider] ?? { failure: 'it has no adapter' }),
    Object.keys(outcomes) as ProviderId[],
  );

describe('examining the devices', () => {
  it('accepts a device that computes what the CPU computes, and faster', async () => {
    const reports = await examined({ cpu, webgpu: { losses: [0.69005, 0.62], gflops: 900 } });
    expect(reports).toEqual([
      { provider: 'cpu', gflops: 90, refusal: null },
      { provider: 'webgpu', gflops: 900, refusal: null },
    ]);
  });

  it.each<[string, ProbeOutcome, RegExp]>([
    ['computes something else', { losses: [0.69, 0.63], gflops: 900 }, /other losses/],
    ['computes too little', { losses: [0.69], gflops: 900 }, /other losses/],
    ['computes no number', { losses: [NaN, NaN], gflops: 900 }, /other losses/],
    ['is a program on the CPU', { losses: [0.69, 0.62], gflops: 1.2 }, /no faster than the CPU/],
    ['cannot be opened', { failure: 'it has no adapter' }, /^it has no adapter$/],
  ])('refuses one that %s, and says so', async (_, webgpu, why) => {
    const [, report] = await examined({ cpu, webgpu });
    expect(report?.refusal).toMatch(why);
  });
});

describe('choosing a device', () => {
  const reports: readonly ProviderReport[] = [
    { provider: 'cpu', gflops: 90, refusal: null },
    { provider: 'webgpu', gflops: 900, refusal: null },
    { provider: 'cuda', gflops: null, refusal: 'its self-test ended the process (SIGSEGV)' },
  ];

  it('takes the fastest that passed where any will do', () => {
    expect(choose('auto', reports)).toEqual({ provider: 'webgpu', notice: null });
    expect(choose('auto', [])).toEqual({ provider: 'cpu', notice: null });
  });

  it('takes the one that was asked for where it passed', () => {
    expect(choose('webgpu', reports)).toEqual({ provider: 'webgpu', notice: null });
    expect(choose('cpu', reports)).toEqual({ provider: 'cpu', notice: null });
  });

  it('takes the CPU where it did not, and says why', () => {
    expect(choose('cuda', reports)).toEqual({
      provider: 'cpu',
      notice:
        'The model is trained on the CPU instead of CUDA: its self-test ended the process (SIGSEGV).',
    });
    expect(choose('coreml', reports).notice).toMatch(/its library is not part of this install/);
  });
});
