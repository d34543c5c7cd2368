import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { launch } from './support/launch';
import { startExperiment } from './support/start';
import { tinyConfig, tinyWorkspace } from './support/tiny-run';

/** What the only experiment of a workspace has found, without times and names. */
function findings(workspace: string): unknown {
  const db = new Database(join(workspace, 'workspace.sqlite'), { readonly: true });
  const all = (sql: string): unknown[] => db.prepare(sql).all();
  try {
    return {
      nodes: all(
        `SELECT task_id, node.id, parent, action_type, argument, visits, value_sum, prior, body
         FROM node JOIN tree ON tree.id = tree_id JOIN text ON text.id = observation
         ORDER BY task_id, node.id`,
      ),
      pairs: all(
        'SELECT task_id, chosen_node, rejected_node, margin, split FROM pair ORDER BY 1, 2, 3',
      ),
      model: all('SELECT weights_hash, heldout_accuracy FROM model'),
      episodes: all('SELECT agent, task_id, reward, policy_calls FROM episode ORDER BY 1, 2'),
    };
  } finally {
    db.close();
  }
}

test('window and command line find the same with the same config and seed', async () => {
  test.setTimeout(240_000);
  const headless = await tinyWorkspace();
  const stepq = await launch();
  try {
    await startExperiment(stepq, tinyConfig);
    await expect(stepq.page.getByRole('heading', { level: 1, name: 'Finished' })).toBeVisible({
      timeout: 180_000,
    });
    expect(findings(stepq.workspace)).toEqual(findings(headless));
  } finally {
    await stepq.close();
    await rm(dirname(headless), { recursive: true, force: true, maxRetries: 5 });
  }
});
