import type { Migration } from '@main/store/migrations/migration';

/**
 * Experiments whose trees came from files. One that is not complete is shown nowhere and removed by
 * the next process that writes: an import is there whole or not at all.
 */
export const imports: Migration = {
  number: 2,
  name: 'imports',
  up: (db) => {
    db.exec(`
      CREATE TABLE import (
        experiment_id TEXT PRIMARY KEY REFERENCES experiment ON DELETE CASCADE,
        format TEXT NOT NULL,
        -- Name of the file or folder, without what leads to it.
        source TEXT NOT NULL,
        complete INTEGER NOT NULL DEFAULT 0,
        -- What was read and what was left out, as JSON.
        report TEXT
      ) STRICT, WITHOUT ROWID
    `);
  },
};
