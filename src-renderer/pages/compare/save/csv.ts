import type { ComparedTask } from '@shared/ipc/rows';
import type { ReportRow } from '../model/report-view';
import { difference } from '../model/task-rows';
import { savedColumns } from './report-rows';

type Cell = string | number | null;

/** The comparison as comma-separated values, numbers in full. */
export function reportCsv(rows: readonly ReportRow[]): string {
  return csv([
    savedColumns.map(({ name }) => name),
    ...rows.map((row) => savedColumns.map(({ value }) => value(row))),
  ]);
}

/** Both rewards of every task. */
export function tasksCsv(tasks: readonly ComparedTask[], test: string, base: string): string {
  return csv([
    ['task', 'instruction', `reward_${test}`, `reward_${base}`, 'difference'],
    ...tasks.map((task) => [
      task.taskId,
      task.instruction,
      task.rewardA,
      task.rewardB,
      difference(task),
    ]),
  ]);
}

function csv(lines: readonly (readonly Cell[])[]): string {
  return lines.map((line) => line.map(cell).join(',') + '\r\n').join('');
}

/** Quotes what needs it; a leading `=`, `+`, `-` or `@` of a text must not become a formula. */
function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
