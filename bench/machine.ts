import { cpus } from 'node:os';

/** What figures were measured on. */
export function machine(): {
  readonly processor: string;
  readonly cores: number;
  readonly node: string;
} {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    node: process.version,
  };
}
