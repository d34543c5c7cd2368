import type { Migration } from '@main/store/migrations/migration';

/**
 * The schema of the first release.
 *
 * `text` holds observations and thoughts once each, for result pages repeat thousands of times.
 * Nothing declares a foreign key to it: SQLite would look through every node for each text that is
 * deleted. `deleteUnusedTexts` sweeps instead.
 */
export const initial: Migration = {
  number: 1,
  name: 'initial',
  up: (db) => {
    db.exec(experiments + texts + trees + pairs + models + evaluation + logs);
  },
};

const experiments = `
  CREATE TABLE experiment (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    environment TEXT NOT NULL,
    train_tasks INTEGER NOT NULL,
    config TEXT NOT NULL,
    config_hash TEXT NOT NULL,
    capture TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    -- The process that runs it, while the status is 'running' or 'queued'.
    owner_pid INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX experiment_by_hash ON experiment (config_hash, created_at);

  CREATE TABLE stage (
    experiment_id TEXT NOT NULL REFERENCES experiment ON DELETE CASCADE,
    position INTEGER NOT NULL,
    stage TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'waiting',
    started_at INTEGER,
    finished_at INTEGER,
    progress TEXT,
    PRIMARY KEY (experiment_id, stage)
  ) STRICT, WITHOUT ROWID;
`;

const texts = `
  CREATE TABLE text (
    id INTEGER PRIMARY KEY,
    -- First 16 bytes of the SHA-256 of the body.
    hash BLOB NOT NULL UNIQUE,
    body TEXT NOT NULL
  ) STRICT;
`;

const trees = `
  CREATE TABLE task (
    experiment_id TEXT NOT NULL REFERENCES experiment ON DELETE CASCADE,
    task_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    instruction TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    PRIMARY KEY (experiment_id, task_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE tree (
    id INTEGER PRIMARY KEY,
    experiment_id TEXT NOT NULL,
    task_id TEXT NOT NULL,
    stop_reason TEXT NOT NULL,
    nodes INTEGER NOT NULL,
    iterations INTEGER NOT NULL,
    solved INTEGER NOT NULL,
    best_reward REAL,
    policy_calls INTEGER NOT NULL,
    environment_steps INTEGER NOT NULL,
    milliseconds INTEGER NOT NULL,
    committed_at INTEGER NOT NULL,
    UNIQUE (experiment_id, task_id),
    FOREIGN KEY (experiment_id, task_id) REFERENCES task ON DELETE CASCADE
  ) STRICT;

  CREATE TABLE node (
    tree_id INTEGER NOT NULL REFERENCES tree ON DELETE CASCADE,
    id INTEGER NOT NULL,
    parent INTEGER,
    depth INTEGER NOT NULL,
    -- NULL at the root, which no action led to.
    action_type TEXT,
    argument TEXT,
    thought INTEGER,
    -- The reply as the policy gave it, where it is not just the step as StepQ writes it.
    raw INTEGER,
    observation INTEGER NOT NULL,
    valid INTEGER NOT NULL,
    terminal TEXT,
    reward REAL,
    origin TEXT NOT NULL,
    iteration INTEGER NOT NULL,
    visits INTEGER NOT NULL,
    value_sum REAL NOT NULL,
    prior REAL NOT NULL,
    exhausted INTEGER NOT NULL,
    expanded INTEGER NOT NULL,
    prompt_tokens INTEGER,
    completion_tokens INTEGER,
    q REAL,
    PRIMARY KEY (tree_id, id)
  ) STRICT, WITHOUT ROWID;

  -- What each iteration did, as compressed JSON, read only to replay a search.
  CREATE TABLE trace (
    tree_id INTEGER PRIMARY KEY REFERENCES tree ON DELETE CASCADE,
    iterations BLOB NOT NULL
  ) STRICT;
`;

const pairs = `
  -- What was built is never overwritten; the columns from 'review' on cache what the decisions in
  -- 'review' amount to.
  CREATE TABLE pair (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    experiment_id TEXT NOT NULL REFERENCES experiment ON DELETE CASCADE,
    tree_id INTEGER NOT NULL REFERENCES tree ON DELETE CASCADE,
    task_id TEXT NOT NULL,
    split TEXT NOT NULL CHECK (split IN ('train', 'heldout')),
    depth INTEGER NOT NULL,
    parent_node INTEGER NOT NULL,
    chosen_node INTEGER NOT NULL,
    rejected_node INTEGER NOT NULL,
    chosen_value REAL NOT NULL,
    rejected_value REAL NOT NULL,
    chosen_visits INTEGER NOT NULL,
    rejected_visits INTEGER NOT NULL,
    margin REAL NOT NULL,
    -- Verb of the action that is chosen now.
    action_type TEXT NOT NULL,
    review TEXT NOT NULL DEFAULT 'unreviewed',
    swapped INTEGER NOT NULL DEFAULT 0,
    chosen_edit TEXT,
    rejected_edit TEXT
  ) STRICT;
  -- Each order of the list with all that the list is filtered by, so that counting and paging read
  -- one index from end to end and no rows.
  CREATE INDEX pair_by_margin
    ON pair (experiment_id, margin, seq, depth, split, review, action_type, task_id);
  CREATE INDEX pair_by_task
    ON pair (experiment_id, task_id, depth, seq, margin, split, review, action_type);
  CREATE INDEX pair_by_tree ON pair (tree_id);

  -- Append-only. Outlives a rebuild of the pairs, whose ids are stable.
  CREATE TABLE review (
    seq INTEGER PRIMARY KEY,
    experiment_id TEXT NOT NULL REFERENCES experiment ON DELETE CASCADE,
    pair_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    action TEXT NOT NULL
  ) STRICT;
  CREATE INDEX review_by_pair ON review (pair_id, seq);
  CREATE INDEX review_by_experiment ON review (experiment_id);

  CREATE TABLE pair_filter (
    experiment_id TEXT NOT NULL REFERENCES experiment ON DELETE CASCADE,
    position INTEGER NOT NULL,
    filter TEXT NOT NULL,
    removed INTEGER NOT NULL,
    PRIMARY KEY (experiment_id, position)
  ) STRICT, WITHOUT ROWID;
`;

const models = `
  CREATE TABLE model (
    id TEXT PRIMARY KEY,
    experiment_id TEXT NOT NULL UNIQUE REFERENCES experiment ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    -- Relative to the workspace, with forward slashes.
    directory TEXT NOT NULL,
    weights_hash TEXT NOT NULL,
    preset TEXT NOT NULL,
    config TEXT NOT NULL,
    steps INTEGER NOT NULL,
    parameters INTEGER NOT NULL,
    heldout_accuracy REAL,
    provider TEXT NOT NULL,
    -- Held-out accuracy by type, margin and depth.
    accuracy TEXT
  ) STRICT;

  CREATE TABLE metric (
    experiment_id TEXT NOT NULL REFERENCES experiment ON DELETE CASCADE,
    step INTEGER NOT NULL,
    phase TEXT NOT NULL,
    loss REAL,
    chosen_reward REAL,
    rejected_reward REAL,
    accuracy REAL,
    gradient_norm REAL,
    learning_rate REAL,
    tokens_per_second REAL,
    heldout_accuracy REAL,
    heldout_loss REAL,
    PRIMARY KEY (experiment_id, step)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE ranker (
    experiment_id TEXT PRIMARY KEY REFERENCES experiment ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    weights TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

const evaluation = `
  CREATE TABLE episode (
    id INTEGER PRIMARY KEY,
    experiment_id TEXT NOT NULL REFERENCES experiment ON DELETE CASCADE,
    agent TEXT NOT NULL,
    task_id TEXT NOT NULL,
    instruction TEXT NOT NULL,
    initial_observation INTEGER NOT NULL,
    terminal TEXT NOT NULL,
    reward REAL NOT NULL,
    reward_parts TEXT NOT NULL,
    policy_calls INTEGER NOT NULL,
    environment_steps INTEGER NOT NULL,
    invalid_actions INTEGER NOT NULL,
    milliseconds INTEGER NOT NULL,
    UNIQUE (experiment_id, agent, task_id)
  ) STRICT;

  CREATE TABLE decision (
    episode_id INTEGER NOT NULL REFERENCES episode ON DELETE CASCADE,
    position INTEGER NOT NULL,
    candidates TEXT NOT NULL,
    taken INTEGER NOT NULL,
    observation INTEGER NOT NULL,
    valid INTEGER NOT NULL,
    PRIMARY KEY (episode_id, position)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE comparison (
    experiment_id TEXT PRIMARY KEY REFERENCES experiment ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    report TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

const logs = `
  CREATE TABLE log (
    id INTEGER PRIMARY KEY,
    experiment_id TEXT NOT NULL REFERENCES experiment ON DELETE CASCADE,
    at INTEGER NOT NULL,
    level TEXT NOT NULL,
    stage TEXT,
    message TEXT NOT NULL
  ) STRICT;
  CREATE INDEX log_by_experiment ON log (experiment_id, id);
`;
