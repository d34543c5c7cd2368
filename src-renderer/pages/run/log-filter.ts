import type { LogLevel, LogRow } from '@shared/ipc/rows';

/** From which level on lines are shown. */
export const levelChoices = ['all', 'warning', 'error'] as const;
export type LevelChoice = (typeof levelChoices)[number];

const ranks: Readonly<Record<LogLevel, number>> = { info: 0, warning: 1, error: 2 };

/** Whether a line is at least as grave as asked for. */
export const isAtLeast = (row: LogRow, choice: LevelChoice): boolean =>
  choice === 'all' || ranks[row.level] >= ranks[choice];

/** The lines of the level that hold every word of the filter in message or stage. */
export function filterLog(
  rows: readonly LogRow[],
  choice: LevelChoice,
  filter: string,
): readonly LogRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = `${row.message} ${row.stage ?? ''}`.toLowerCase();
    return isAtLeast(row, choice) && words.every((word) => text.includes(word));
  });
}
