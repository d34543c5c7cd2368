import { describe, expect, it } from 'vitest';
import { environmentIds, experimentConfigSchema } from '@shared/experiment/config';
import { demoConfigs, presetsFor } from '@shared/experiment/presets';

const presets = environmentIds.flatMap((environment) =>
  presetsFor(environment).map((preset) => ({ environment, ...preset })),
);

describe('presets', () => {
  it.each(presets.map((preset) => [preset.name, preset.environment, preset] as const))(
    '%s on %s is a whole config for there',
    (_, environment, { config }) => {
      expect(experimentConfigSchema.parse(config)).toEqual(config);
      expect(config.task.environment).toBe(environment);
    },
  );

  it('have names of their own, and compare Q with a single sample', () => {
    for (const environment of environmentIds) {
      const names = presetsFor(environment).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
    for (const { config } of presets) {
      expect(config.evaluation.agents).toContain('beam');
      expect(config.evaluation.baseline).toBe('sample');
    }
  });

  it('include what the paper uses', () => {
    const paper = (environment: 'webshop' | 'hotpotqa') =>
      presetsFor(environment).find(({ id }) => id === 'paper')?.config;
    expect(paper('webshop')).toMatchObject({
      task: { trainTasks: 1000, testTasks: 100 },
      search: { iterations: 30, candidates: 5, maxDepth: 10, exploration: Math.SQRT2 },
      pairs: { selection: 'best-path', includeUnsolved: false },
      model: { beta: 0.1, epochs: 1 },
    });
    expect(paper('hotpotqa')).toMatchObject({
      task: { testTasks: 100 },
      search: { iterations: 30, candidates: 5, maxDepth: 7 },
      model: { beta: 0.05, epochs: 1 },
    });
  });

  it('give the demo a config of each environment that needs no server', () => {
    const shipped = environmentIds.filter((id) => id !== 'http');
    expect(Object.keys(demoConfigs)).toEqual(shipped);
    for (const environment of shipped) {
      const config = demoConfigs[environment];
      expect(experimentConfigSchema.parse(config)).toEqual(config);
      expect(config.task.environment).toBe(environment);
    }
  });
});
