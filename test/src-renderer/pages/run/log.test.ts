import { expect, it } from 'vitest';
import { filterLog } from '@renderer/pages/run/log-filter';
import { mergeLines } from '@renderer/state/useLog';
import { mergeMetrics } from '@renderer/state/useTrainingMetrics';
import type { TrainingMetric } from '@shared/experiment/progress';
import type { LogLevel, LogRow } from '@shared/ipc/rows';

const line = (id: number, level: LogLevel, message: string): LogRow => ({
  id,
  at: id,
  level,
  stage: 'collect',
  message,
});
const lines = [
  line(1, 'info', 'Searched task 7'),
  line(2, 'warning', 'Task 8 was slow'),
  line(3, 'error', 'Task 9 failed'),
];

it('shows a level and what is graver', () => {
  expect(filterLog(lines, 'warning', '').map(({ id }) => id)).toEqual([2, 3]);
  expect(filterLog(lines, 'all', '')).toHaveLength(3);
});

it('finds every word, in message or stage, in any case', () => {
  expect(filterLog(lines, 'all', 'TASK collect slow').map(({ id }) => id)).toEqual([2]);
  expect(filterLog(lines, 'all', 'task nothing')).toEqual([]);
});

it('shows a line once that was both stored and sent', () => {
  const [first, second, third] = lines as [LogRow, LogRow, LogRow];
  expect(mergeLines([first, second], [second, third])).toEqual(lines);
});

it('takes the later of two metrics of one step, as after a resume', () => {
  const metric = (step: number, loss: number) => ({ step, loss }) as TrainingMetric;
  expect(mergeMetrics([metric(1, 3), metric(2, 2)], [metric(3, 1), metric(2, 9)])).toEqual([
    metric(1, 3),
    metric(2, 9),
    metric(3, 1),
  ]);
});
