import type { Migration } from '@main/store/migrations/migration';

/** Which checkpoint's weights a model has, since another than the last can be chosen. */
export const checkpoints: Migration = {
  number: 4,
  name: 'checkpoints',
  up: (db) => {
    // NULL for a model from before: the step that its training ended with.
    db.exec('ALTER TABLE model ADD COLUMN checkpoint INTEGER');
  },
};
