import { once } from 'node:events';
import { fork } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { examine, probeInChild } from '@main/qmodel/runtime/probe';
import { compileProgram } from '../../../support/program';
import { softwareVulkan } from './vulkan';

const vulkan = softwareVulkan();
const env = 'env' in vulkan ? vulkan.env : {};
const whySkipped = 'lacks' in vulkan ? ` (skipped: ${vulkan.lacks})` : '';

type Numbers = Readonly<Record<string, readonly number[]>>;

async function computed(program: string, provider: string, what = 'once'): Promise<Numbers> {
  const child = fork(program, [provider, what], { env: { ...process.env, ...env }, execArgv: [] });
  const [numbers] = (await once(child, 'message')) as [Numbers];
  child.kill();
  return numbers;
}

describe(`WebGPU, by the software driver of Electron${whySkipped}`, { timeout: 120_000 }, () => {
  it.skipIf(whySkipped !== '')(
    'computes what the CPU computes: forward, a training step, scoring',
    async () => {
      const program = await compileProgram(
        'test/src-main/qmodel/runtime/programs/device-numbers.ts',
      );
      const [cpu, gpu] = [await computed(program, 'cpu'), await computed(program, 'webgpu')];
      expect(Object.keys(gpu)).toEqual(Object.keys(cpu));
      for (const [name, values] of Object.entries(cpu)) {
        const found = gpu[name] ?? [];
        expect(found).toHaveLength(values.length);
        const apart = values.map((value, i) => Math.abs(value - found[i]!));
        expect(Math.max(...apart), name).toBeLessThan(1e-5);
      }
    },
  );

  it.skipIf(whySkipped !== '').each(['whole batches', 'batches in parts', 'adapters in parts'])(
    'keeps weights and moments on the device over the steps of a training: %s',
    async (what) => {
      const program = await compileProgram(
        'test/src-main/qmodel/runtime/programs/device-numbers.ts',
      );
      const [cpu, gpu] = [
        await computed(program, 'cpu', what),
        await computed(program, 'webgpu', what),
      ];
      // On the CPU the arrays themselves are changed; what lies on a device is brought back when asked for.
      expect([cpu['changed unread'], gpu['changed unread']]).toEqual([[1], [0]]);
      expect(gpu['settled']).toEqual(gpu['read']);
      for (const name of ['losses', 'settled', 'weights', 'moments']) {
        const [ours, theirs] = [cpu[name]!, gpu[name]!];
        expect(theirs).toHaveLength(ours.length);
        const apart = ours.reduce((most, v, i) => Math.max(most, Math.abs(v - theirs[i]!)), 0);
        expect(apart, name).toBeLessThan(1e-5);
      }
    },
  );

  it.skipIf(whySkipped !== '')('passes the self-test, but is not taken for a GPU', async () => {
    const program = await compileProgram('src-main/qmodel/process.ts');
    const reports = await examine(probeInChild(program, env), ['cpu', 'webgpu']);
    expect(reports.map(({ provider }) => provider)).toEqual(['cpu', 'webgpu']);
    expect(reports[0]?.refusal).toBeNull();
    expect(reports[1]?.refusal).toMatch(/no faster than the CPU/);
  });
});

describe('a device whose driver', { timeout: 120_000 }, () => {
  it('is not there is refused with the words of the runtime', async () => {
    const program = await compileProgram('src-main/qmodel/process.ts');
    const nowhere = { VK_ICD_FILENAMES: '/nonexistent.json', VK_DRIVER_FILES: '/nonexistent.json' };
    const outcome = await probeInChild(program, nowhere)('webgpu');
    expect(outcome).toMatchObject({ failure: expect.stringMatching(/^it/) as string });
  });

  it('takes its process with it is refused, and nothing else dies', async () => {
    const program = join(mkdtempSync(join(tmpdir(), 'stepq-crash-')), 'crash.mjs');
    writeFileSync(program, 'process.abort();');
    expect(await probeInChild(program)('webgpu')).toEqual({
      failure: 'its self-test ended the process (SIGABRT)',
    });
  });
});
