import type { Migration } from '@main/store/migrations/migration';

/**
 * What language models behind endpoints answered, and what it cost. Replies and calls outlive their
 * experiment: what was paid for once is not paid for again by the next.
 */
export const endpointCalls: Migration = {
  number: 3,
  name: 'endpoint-calls',
  up: (db) => {
    db.exec(`
      -- One row for each HTTP request, failed ones too.
      CREATE TABLE endpoint_call (
        id INTEGER PRIMARY KEY,
        experiment_id TEXT REFERENCES experiment ON DELETE SET NULL,
        at INTEGER NOT NULL,
        purpose TEXT NOT NULL CHECK (purpose IN ('sample', 'probe')),
        endpoint TEXT NOT NULL,
        model TEXT NOT NULL,
        outcome TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        asked INTEGER NOT NULL,
        milliseconds INTEGER NOT NULL,
        -- NULL where the endpoint did not tell.
        prompt_tokens INTEGER,
        cached_tokens INTEGER,
        completion_tokens INTEGER,
        -- NULL where the price or the tokens are unknown.
        cost REAL,
        charged_tokens INTEGER NOT NULL,
        charged_cost REAL NOT NULL,
        busy_seconds REAL NOT NULL
      ) STRICT;
      CREATE INDEX endpoint_call_by_experiment ON endpoint_call (experiment_id, at);

      CREATE TABLE endpoint_reply (
        request_hash BLOB NOT NULL,
        sample INTEGER NOT NULL,
        call_id INTEGER NOT NULL REFERENCES endpoint_call,
        reply TEXT NOT NULL,
        reply_end TEXT NOT NULL,
        prompt_tokens INTEGER,
        completion_tokens INTEGER,
        PRIMARY KEY (request_hash, sample)
      ) STRICT, WITHOUT ROWID;

      -- What each endpoint of an experiment was found to support, as JSON.
      CREATE TABLE endpoint_probe (
        experiment_id TEXT PRIMARY KEY REFERENCES experiment ON DELETE CASCADE,
        at INTEGER NOT NULL,
        reports TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
