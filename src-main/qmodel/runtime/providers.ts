import * as ort from 'onnxruntime-node';
import { cpuTarget, type Target } from '@main/qmodel/autodiff/graph';

/** Execution providers of onnxruntime that training may run on. */
export const providerIds = ['cpu', 'webgpu', 'cuda', 'dml', 'coreml'] as const;
export type ProviderId = (typeof providerIds)[number];

/**
 * Operators that every provider has: Microsoft's MatMul and LogSoftmax would go to the CPU and back
 * on WebGPU.
 */
const portableTarget: Target = { ...cpuTarget, fusedMatMul: false, logSoftmax: false };

export function targetOf(provider: ProviderId): Target {
  return provider === 'cpu' ? cpuTarget : portableTarget;
}

/** The providers whose libraries are part of this installation, the CPU first. */
export function presentProviders(): readonly ProviderId[] {
  const bundled = new Set(
    ort.listSupportedBackends().flatMap(({ name, bundled }) => (bundled ? [name] : [])),
  );
  return providerIds.filter((id) => id === 'cpu' || bundled.has(id));
}
