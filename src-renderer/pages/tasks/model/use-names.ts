import type { TaskUse } from '@shared/ipc/play';

/** What a task is used for, as it is written. */
export const useNames: Readonly<Record<TaskUse, string>> = {
  train: 'Train',
  test: 'Test',
  unused: 'Unused',
};
