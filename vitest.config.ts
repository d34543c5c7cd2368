import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Unit tests: they mirror the sources under test/ and run in plain Node, each file in its own process. */
export default defineConfig({
  resolve: {
    alias: {
      '@shared': resolve('src-shared'),
      '@main': resolve('src-main'),
      '@renderer': resolve('src-renderer'),
    },
  },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Tests of components ask for a DOM themselves: `// @vitest-environment happy-dom` in the first line.
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
  },
});
