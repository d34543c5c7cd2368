import { describe, expect, it } from 'vitest';
import { claimOf } from '@shared/evaluation/claim';
import { compareRuns, type ComparisonRequest } from '@shared/evaluation/compare';
import type { Decision, Episode } from '@shared/evaluation/episode';
import type { AgentKind } from '@shared/experiment/config';
import { keyedRandom } from '@shared/random/keyed';

const decision = { candidates: [], taken: 0, observation: '', valid: true } satisfies Decision;

function episode(agent: AgentKind, taskId: string, reward: number, steps = 4): Episode {
  return {
    agent,
    taskId,
    instruction: '',
    initialObservation: '',
    decisions: Array.from({ length: steps }, () => decision),
    terminal: reward === 1 ? 'success' : 'failure',
    reward,
    rewardParts: {},
    policyCalls: 2 * steps,
    environmentSteps: steps,
    invalidActions: 1,
  };
}

/** Episodes on tasks t0, t1, … with the given rewards. */
const run = (agent: AgentKind, ...rewards: number[]): [AgentKind, Episode[]] => [
  agent,
  rewards.map((reward, index) => episode(agent, `t${index}`, reward)),
];

const request: ComparisonRequest = { baseline: 'sample', resamples: 2000, seed: 233 };

describe('the summary of a run', () => {
  it('holds means, shares and costs', () => {
    const { runs } = compareRuns(new Map([run('beam', 1, 0.5, 1, 0)]), request);
    expect(runs).toMatchObject([
      {
        agent: 'beam',
        tasks: 4,
        meanReward: 0.625,
        successRate: 0.5,
        policyCalls: 32,
        environmentSteps: 16,
        invalidActions: 4,
        meanSteps: 4,
      },
    ]);
    const [{ meanInterval, successInterval }] = runs as [(typeof runs)[0]];
    expect(meanInterval.lo).toBeLessThan(0.625);
    expect(meanInterval.hi).toBeGreaterThan(0.625);
    // Wilson of 2 in 4.
    expect(successInterval.lo).toBeCloseTo(0.15, 2);
    expect(successInterval.hi).toBeCloseTo(0.85, 2);
  });

  it('takes the task as the unit: playing all tasks twice narrows nothing', () => {
    const [, once] = run('beam', 1, 0, 0.5, 0.5, 1);
    const single = compareRuns(new Map([['beam', once]]), request).runs[0]!;
    const double = compareRuns(new Map([['beam', [...once, ...once]]]), request).runs[0]!;
    expect(double.tasks).toBe(5);
    expect(double.meanInterval).toEqual(single.meanInterval);
    expect(double.successInterval).toEqual(single.successInterval);
    expect(double.policyCalls).toBe(2 * single.policyCalls);
  });

  it('is left out for a run without episodes', () => {
    expect(compareRuns(new Map([run('beam')]), request)).toEqual({ runs: [], paired: [] });
  });
});

describe('a paired comparison', () => {
  const runs = new Map([
    run('sample', 0, 0, 0.5, 1, 0, 0.2),
    run('beam', 1, 1, 0.5, 0, 1, 0.4),
    run('ranker-of-n', 1, 0, 0, 1, 0, 0),
  ]);

  it('holds the difference over the tasks, wins, ties and losses', () => {
    const [beam] = compareRuns(runs, request).paired;
    expect(beam).toMatchObject({ a: 'beam', b: 'sample', wins: 4, ties: 1, losses: 1 });
    expect(beam!.difference).toBeCloseTo((3.9 - 1.7) / 6, 12);
    // Three tasks solved by beam alone, one by sample alone: 2 · (1 + 4) / 2⁴.
    expect(beam!.pSuccess).toBeCloseTo(10 / 16, 12);
  });

  it('sets every run against the baseline, then the extra pairs, no two twice', () => {
    const pairs = compareRuns(runs, {
      ...request,
      extraPairs: [
        ['beam', 'ranker-of-n'],
        ['sample', 'beam'],
        ['beam', 'greedy'],
      ],
    }).paired.map(({ a, b }) => `${a} ${b}`);
    expect(pairs).toEqual(['beam sample', 'ranker-of-n sample', 'beam ranker-of-n']);
  });

  it('uses only the tasks that both have played', () => {
    const unequal = new Map([run('sample', 0, 0), run('beam', 1, 1, 0, 0)]);
    expect(compareRuns(unequal, request).paired[0]).toMatchObject({ difference: 1, wins: 2 });
  });

  it('does not depend on the order of the episodes', () => {
    const turned = new Map([...runs].map(([agent, all]) => [agent, [...all].reverse()]));
    expect(compareRuns(turned, request)).toEqual(compareRuns(runs, request));
  });

  it('is narrower than the two runs suggest, since hard tasks are hard for both', () => {
    const random = keyedRandom('difficulty');
    const base = Array.from({ length: 80 }, () => random.next() * 0.8);
    const better = base.map((reward) => reward + 0.1 + 0.05 * random.next());
    const {
      runs: [sample],
      paired,
    } = compareRuns(new Map([run('sample', ...base), run('beam', ...better)]), request);
    const width = ({ lo, hi }: { lo: number; hi: number }) => hi - lo;
    expect(width(paired[0]!.interval)).toBeLessThan(width(sample!.meanInterval) / 10);
    expect(paired[0]!.pReward).toBe(1 / 2001);
  });

  it('corrects the tests of success for their number', () => {
    const zeros = Array.from({ length: 12 }, () => 0);
    const ones = zeros.map(() => 1);
    const { paired } = compareRuns(
      new Map([run('sample', ...zeros), run('beam', ...ones), run('greedy', ...zeros)]),
      request,
    );
    expect(paired.map(({ pSuccess }) => pSuccess)).toEqual([expect.closeTo(2 / 4096, 12), 1]);
    expect(paired.map(({ pSuccessHolm }) => pSuccessHolm)).toEqual([
      expect.closeTo(4 / 4096, 12),
      1,
    ]);
  });

  it('says nothing about runs without a common task', () => {
    const apart = new Map([
      run('sample', 0),
      ['beam', [episode('beam', 'elsewhere', 1)]] as [AgentKind, Episode[]],
    ]);
    const [only] = compareRuns(apart, request).paired;
    expect(only).toMatchObject({
      difference: 0,
      pReward: 1,
      pSuccess: 1,
      interval: { lo: -1, hi: 1 },
    });
    expect(claimOf(only!)).toBe(
      'beam and sample have no task in common, so nothing can be said about them.',
    );
  });
});

describe('what can be claimed', () => {
  const claim = (a: number[], b: number[]) =>
    claimOf(compareRuns(new Map([run('sample', ...b), run('beam', ...a)]), request).paired[0]!);
  const many = (value: number) => Array.from({ length: 30 }, () => value);

  it('is a difference where the interval leaves out 0', () => {
    expect(claim(many(1), many(0.25))).toBe(
      'On 30 tasks beam earns 0.750 more reward than sample (beam − sample: 95 % interval ' +
        '+0.750 to +0.750; p < 0.001), more than chance explains, and they differ in which ' +
        'tasks they solve (p < 0.001 after Holm’s correction).',
    );
  });

  it('names the better one first, whichever it is', () => {
    expect(claim(many(0.2), many(0.5))).toMatch(
      /^On 30 tasks sample earns 0\.300 more reward than beam \(beam − sample: .*, though the shares/,
    );
  });

  it('is nothing but the reach of the study where the interval holds 0', () => {
    const times = (values: number[]) => Array.from({ length: 5 }, () => values).flat();
    expect(claim(times([1, 0, 0.5, 0]), times([0, 1, 0.5, 0]))).toMatch(
      /^On 20 tasks the difference of 0\.000 between beam and sample .* may be chance: .* from 0\.\d\d on\.$/,
    );
  });

  it('is nothing on fewer than 20 tasks, however clear the numbers look', () => {
    expect(claim([1], [0])).toMatch(
      /^On 1 task the difference .* was \+1\.000\. .* nothing is claimed/,
    );
    expect(claim(many(1).slice(0, 19), many(0).slice(0, 19))).toMatch(/nothing is claimed\.$/);
  });
});
