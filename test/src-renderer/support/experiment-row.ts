import type { ExperimentRow } from '@shared/ipc/rows';

/** A finished experiment; `change` says what is different about it. */
export function experimentRow(change: Partial<ExperimentRow> = {}): ExperimentRow {
  return {
    id: 'exp-1',
    name: 'Paper settings',
    environment: 'webshop',
    policy: 'sampler',
    status: 'done',
    reason: '',
    createdAt: 1_700_000_000_000,
    updatedAt: 1_700_000_000_000,
    configHash: '9f3c71ae',
    stage: null,
    trees: 300,
    trainTasks: 300,
    solvedShare: 0.6,
    pairs: 3,
    heldoutAccuracy: 0.82,
    imported: null,
    beam: { meanReward: 0.61, baselineReward: 0.3, difference: 0.31, lo: 0.25, hi: 0.37 },
    ...change,
  };
}
