import { describe, expect, it } from 'vitest';
import { experimentConfigSchema } from '@shared/experiment/config';
import { demoConfig, presets } from '@shared/experiment/presets';

describe('presets', () => {
  it.each(presets.map((preset) => [preset.name, preset] as const))(
    '%s is a whole config',
    (_, preset) => {
      expect(experimentConfigSchema.parse(preset.config)).toEqual(preset.config);
    },
  );

  it('have names of their own, and compare Q with a single sample', () => {
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    for (const { config } of presets) {
      expect(config.evaluation.agents).toContain('beam');
      expect(config.evaluation.baseline).toBe('sample');
    }
  });

  it('include what the paper uses on WebShop', () => {
    const paper = presets.find(({ id }) => id === 'paper')?.config;
    expect(paper).toMatchObject({
      task: { trainTasks: 1000, testTasks: 100 },
      search: { iterations: 30, candidates: 5, maxDepth: 10, exploration: Math.SQRT2 },
      pairs: { selection: 'best-path', includeUnsolved: false },
      model: { beta: 0.1, epochs: 1 },
    });
  });

  it('give the demo its config', () => {
    expect(experimentConfigSchema.safeParse(demoConfig).success).toBe(true);
  });
});
