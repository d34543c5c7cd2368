import { randomBytes } from 'node:crypto';
import type { ExperimentConfig } from '@shared/experiment/config';
import type { Budget } from '@shared/experiment/endpoint-section';
import { configHash } from '@shared/experiment/hash';
import { stageNames, type ExperimentStatus, type StageName } from '@shared/experiment/progress';
import { CallError } from '@main/rpc/rpc';
import { configFromJson, fromJson } from '@main/store/json';
import { deleteUnusedTexts } from '@main/store/texts';
import { writer } from '@main/store/transaction';
import type { Database } from 'better-sqlite3';

/** Versions, platform and the like under which an experiment was started. */
export type Capture = Readonly<Record<string, string>>;

/** An experiment as it is stored, without what is derived from its trees, pairs and episodes. */
export interface StoredExperiment {
  readonly id: string;
  readonly name: string;
  readonly config: ExperimentConfig;
  readonly configHash: string;
  readonly capture: Capture;
  readonly status: ExperimentStatus;
  /** Why it is in that state, as a sentence; empty when there is nothing to say. */
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface ExperimentRepository {
  /** Stores a new experiment, `queued`, with its four stages waiting; gives its id. */
  create(config: ExperimentConfig, capture: Capture): string;
  /**
   * Stores an experiment whose trees will come from files, with the stages that it can have; gives
   * its id, which follows from the hash.
   * @param hash hexadecimal, of all that it is made of; stands in place of the config's
   */
  createImported(config: ExperimentConfig, capture: Capture, hash: string): string;
  /** @throws CallError `not-found` */
  get(id: string): StoredExperiment;
  /** Newest first. */
  list(): StoredExperiment[];
  /** The newest experiment that computes the same; see `configHash`. */
  findByHash(hash: string): string | null;
  /**
   * Sets the status. While it is `running` or `queued`, this process is its owner.
   * @throws CallError `not-found`
   */
  setStatus(id: string, status: ExperimentStatus, reason?: string): void;
  /**
   * Changes what may be spent on an experiment; its hash stays.
   * @throws CallError `not-found`; `conflict` where it asks no language model
   */
  setBudget(id: string, budget: Budget): void;
  /** Changes how many tasks are under way at once, which changes no result. @throws CallError `not-found` */
  setConcurrency(id: string, concurrency: number): void;
  /**
   * Marks as `interrupted` what the process before this one left running or queued, and their
   * tasks and stages as waiting; gives their ids. For the start of a process that holds the write
   * lock: nobody else can be working on them.
   */
  interruptOrphans(): string[];
  /**
   * Deletes an experiment with everything that belongs to it, except its folder under `models`.
   * @throws CallError `not-found`; `conflict` while it runs.
   */
  delete(id: string): void;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly config: string;
  readonly config_hash: string;
  readonly capture: string;
  readonly status: ExperimentStatus;
  readonly reason: string;
  readonly created_at: number;
  readonly updated_at: number;
}

export function experimentRepository(db: Database): ExperimentRepository {
  const write = writer(db);
  const insert = db.prepare(`
    INSERT INTO experiment
      (id, name, environment, train_tasks, config, config_hash, capture, status, owner_pid,
       created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?)
  `);
  const insertImported = db.prepare(`
    INSERT INTO experiment
      (id, name, environment, train_tasks, config, config_hash, capture, status, created_at,
       updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, 'paused', ?, ?)
  `);
  const insertStage = db.prepare(
    'INSERT INTO stage (experiment_id, position, stage) VALUES (?, ?, ?)',
  );
  const one = db.prepare<[string], Row>('SELECT * FROM experiment WHERE id = ?');
  const all = db.prepare<[], Row>(
    `SELECT * FROM experiment WHERE ${WHOLE} ORDER BY created_at DESC, rowid DESC`,
  );
  const byHash = db
    .prepare<[string], string>(
      `SELECT id FROM experiment WHERE config_hash = ? AND ${WHOLE}
       ORDER BY created_at DESC, rowid DESC`,
    )
    .pluck();
  const update = db.prepare(`
    UPDATE experiment SET status = ?, reason = ?, owner_pid = ?, updated_at = ? WHERE id = ?
  `);
  const orphans = db
    .prepare<[], string>("SELECT id FROM experiment WHERE status IN ('running', 'queued')")
    .pluck();
  const stopTasks = db.prepare(
    "UPDATE task SET state = 'waiting' WHERE experiment_id = ? AND state = 'running'",
  );
  const stopStages = db.prepare(
    "UPDATE stage SET status = 'waiting' WHERE experiment_id = ? AND status = 'running'",
  );
  const remove = db.prepare('DELETE FROM experiment WHERE id = ?');

  const setConfig = db.prepare('UPDATE experiment SET config = ?, updated_at = ? WHERE id = ?');

  const get = (id: string): StoredExperiment => {
    const row = one.get(id);
    if (!row) throw noExperiment();
    return stored(row);
  };
  const setStatus = (id: string, status: ExperimentStatus, reason: string): void => {
    const owner = status === 'running' || status === 'queued' ? process.pid : null;
    const { changes } = update.run(status, reason, owner, Date.now(), id);
    if (changes === 0) throw noExperiment();
  };

  return {
    create: (config, capture) =>
      write(() => {
        const id = randomBytes(5).toString('hex');
        const now = Date.now();
        insert.run(
          id,
          config.name,
          config.task.environment,
          config.task.trainTasks,
          JSON.stringify(config),
          configHash(config),
          JSON.stringify(capture),
          process.pid,
          now,
          now,
        );
        stageNames.forEach((stage, position) => insertStage.run(id, position, stage));
        return id;
      }),
    createImported: (config, capture, hash) =>
      write(() => {
        const id = hash.slice(0, 10);
        const now = Date.now();
        insertImported.run(
          id,
          config.name,
          config.task.environment,
          config.task.trainTasks,
          JSON.stringify(config),
          hash.slice(0, 16),
          JSON.stringify(capture),
          now,
          now,
        );
        importedStages.forEach((stage, position) => insertStage.run(id, position, stage));
        return id;
      }),
    get,
    list: () => all.all().map(stored),
    findByHash: (hash) => byHash.get(hash) ?? null,
    setStatus: (id, status, reason = '') => write(() => setStatus(id, status, reason)),
    setBudget: (id, budget) => {
      write(() => {
        const { config } = get(id);
        if (config.policy.kind !== 'endpoint') {
          throw new CallError(
            'conflict',
            'This experiment asks no language model: it has no budget.',
          );
        }
        const changed = { ...config, policy: { ...config.policy, budget } };
        setConfig.run(JSON.stringify(changed), Date.now(), id);
      });
    },
    setConcurrency: (id, concurrency) => {
      write(() => {
        const { config } = get(id);
        const changed = { ...config, search: { ...config.search, concurrency } };
        setConfig.run(JSON.stringify(changed), Date.now(), id);
      });
    },
    interruptOrphans: () =>
      write(() => {
        const ids = orphans.all();
        for (const id of ids) {
          setStatus(
            id,
            'interrupted',
            'StepQ ended while this experiment was not finished. What was committed is kept; resume it to continue.',
          );
          stopTasks.run(id);
          stopStages.run(id);
        }
        return ids;
      }),
    delete: (id) => {
      write(() => {
        if (get(id).status === 'running') {
          throw new CallError(
            'conflict',
            'The experiment is running. Nothing was deleted. Cancel it first.',
          );
        }
        remove.run(id);
        deleteUnusedTexts(db);
      });
      db.pragma('incremental_vacuum');
    },
  };
}

/** What an experiment can go through whose environment is not there to be played. */
const importedStages: readonly StageName[] = stageNames.filter((stage) => stage !== 'evaluate');

/** Condition on `experiment`: none that is still being imported. */
export const WHOLE =
  'NOT EXISTS (SELECT 1 FROM import WHERE experiment_id = experiment.id AND complete = 0)';

function noExperiment(): CallError {
  return new CallError('not-found', 'There is no such experiment. It may have been deleted.');
}

function stored(row: Row): StoredExperiment {
  return {
    id: row.id,
    name: row.name,
    config: configFromJson(row.config),
    configHash: row.config_hash,
    capture: fromJson<Capture>(row.capture),
    status: row.status,
    reason: row.reason,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
