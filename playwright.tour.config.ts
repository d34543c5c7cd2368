import { defineConfig } from '@playwright/test';

/** The pictures of the guide, taken from the real window: `npm run pictures`. */
export default defineConfig({
  testDir: 'e2e/tour',
  testMatch: '*.tour.ts',
  outputDir: 'test-results/tour',
  workers: 1,
  timeout: 600_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
});
