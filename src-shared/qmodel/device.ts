/** What the self-test of a device found. */
export interface DeviceReport {
  /** Execution provider of onnxruntime: `cpu`, `webgpu`, … */
  readonly provider: string;
  /** Speed of a product of two matrices, in 10⁹ floating-point operations per second. */
  readonly gflops: number | null;
  /** Why it is not used, as the end of a sentence; `null` when it can be. */
  readonly refusal: string | null;
}

const names: Readonly<Record<string, string>> = {
  cpu: 'CPU',
  webgpu: 'WebGPU',
  cuda: 'CUDA',
  dml: 'DirectML',
  coreml: 'Core ML',
};

/** A provider as it is written for people. */
export function deviceName(provider: string): string {
  return names[provider] ?? provider;
}
