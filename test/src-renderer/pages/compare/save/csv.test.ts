import { describe, expect, it } from 'vitest';
import { reportRows } from '@renderer/pages/compare/model/report-view';
import { reportCsv, tasksCsv } from '@renderer/pages/compare/save/csv';
import { comparedTask, comparisonReport } from '../fixtures';

describe('comparison as CSV', () => {
  const lines = reportCsv(reportRows(comparisonReport(), 'sample')).split('\r\n');

  it('has one line a run below the names of the columns, with the cost beside the score', () => {
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatch(/^run,oracle,baseline,tasks,mean_reward/);
    expect(lines[0]).toContain('policy_calls');
  });

  it('leaves empty what the baseline does not have', () => {
    const names = lines[0]!.split(',');
    const baseline = lines[1]!.split(',');
    expect(baseline[names.indexOf('run')]).toBe('sample');
    expect(baseline[names.indexOf('difference')]).toBe('');
  });

  it('marks the oracle', () => {
    expect(lines.find((line) => line.startsWith('best-of-n'))).toContain('best-of-n,yes');
  });
});

describe('tasks as CSV', () => {
  it('quotes what needs it and disarms formulas', () => {
    const task = { ...comparedTask('t1', 1, 0.25), instruction: '=a "blue", big chair' };
    expect(tasksCsv([task], 'beam', 'sample').split('\r\n')).toEqual([
      'task,instruction,reward_beam,reward_sample,difference',
      `t1,"'=a ""blue"", big chair",1,0.25,0.75`,
      '',
    ]);
  });
});
