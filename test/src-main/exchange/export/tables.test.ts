import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatStep } from '@shared/agent/action';
import type { ExportFormatName } from '@shared/exchange/formats';
import { meanValue } from '@shared/tree/tree';
import { exportData } from '@main/exchange/export/export-data';
import { storeWithData } from './exported';
import { readTable } from './read-tables';

async function table(data: ReturnType<typeof storeWithData>, format: ExportFormatName) {
  const to = join(data.out, `${format}.${format.endsWith('csv') ? 'csv' : 'parquet'}`);
  await exportData(data.folder, { ...data.request(format), to });
  return readTable(to);
}

/** What a CSV file can say of a value. */
const asText = (value: unknown) =>
  value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

describe('a table that DuckDB reads back', () => {
  it('of nodes has each node of each tree with its values', async () => {
    const data = storeWithData();
    const q = [null, 0.25, -1.5];
    data.store.trees.setQValues(data.store.trees.ids(data.id)[0]!, q);
    const { rows, types } = await table(data, 'nodes-parquet');
    const nodes = data.trees.flatMap((tree) => tree.nodes.map((node) => ({ tree, node })));
    expect(rows).toHaveLength(nodes.length);
    rows.forEach((row, i) => {
      const { tree, node } = nodes[i]!;
      expect(row).toMatchObject({
        task_id: tree.taskId,
        node_id: node.id,
        parent_id: node.parent,
        depth: node.depth,
        thought: node.action?.thought ?? null,
        action_type: node.action?.type ?? null,
        argument: node.action?.argument ?? null,
        observation: node.observation,
        valid: node.valid,
        terminal: node.terminal,
        reward: node.reward,
        visits: node.visits,
        value: meanValue(node),
        q: i < 3 ? q[i] : null,
        prior: node.prior,
        prompt_tokens: node.promptTokens,
      });
    });
    expect(types).toMatchObject({
      task_id: 'VARCHAR',
      node_id: 'INTEGER',
      value: 'DOUBLE',
      valid: 'BOOLEAN',
    });
  });

  it('of pairs has both actions and what the search made of them', async () => {
    const data = storeWithData();
    const { rows } = await table(data, 'pairs-parquet');
    expect(rows.map(({ id }) => id)).toEqual(data.pairs.map(({ id }) => id));
    rows.forEach((row, i) => {
      const pair = data.pairs[i]!;
      expect(row).toMatchObject({
        chosen: formatStep(pair.chosen),
        rejected: formatStep(pair.rejected),
        chosen_value: pair.chosenValue,
        rejected_visits: pair.rejectedVisits,
        review: 'unreviewed',
        edited: false,
      });
    });
  });

  it('of episodes has a row for each, of decisions one for each candidate', async () => {
    const data = storeWithData();
    const episodes = await table(data, 'episodes-parquet');
    expect(episodes.rows).toMatchObject([
      { agent: 'beam', task_id: 'evaluated-1', reward: 1, steps: 2, policy_calls: 3 },
      { agent: 'greedy', task_id: 'evaluated-1', reward: 0.5, steps: 2, policy_calls: 3 },
    ]);
    const decisions = await table(data, 'decisions-parquet');
    expect(decisions.rows).toHaveLength(6);
    expect(decisions.rows.slice(0, 2)).toMatchObject([
      { step: 0, candidate: 0, taken: true, score: 0.25, argument: 'item', valid: true },
      { step: 0, candidate: 1, taken: false, score: null, observation: null, valid: null },
    ]);
  });

  it.each(['pairs', 'nodes', 'episodes', 'decisions'] as const)(
    'of %s says the same as CSV and as Parquet',
    async (what) => {
      const data = storeWithData();
      const parquet = await table(data, `${what}-parquet`);
      const csv = await table(data, `${what}-csv`);
      expect(Object.keys(csv.types)).toEqual(Object.keys(parquet.types));
      expect(csv.rows.map((row) => Object.values(row).map(asText))).toEqual(
        parquet.rows.map((row) => Object.values(row).map(asText)),
      );
    },
  );

  it('of nothing has its columns', async () => {
    const data = storeWithData(0);
    const { rows, types } = await table(data, 'nodes-parquet');
    expect(rows).toEqual([]);
    expect(Object.keys(types)).toContain('observation');
    expect((await table(data, 'nodes-csv')).rows).toEqual([]);
  });

  it('keeps commas, quotes, line ends of every kind and any letter', async () => {
    const data = storeWithData(0);
    const hard = [
      'a,b',
      'say "x"',
      'one\r\ntwo\rthree\n',
      '\ttab',
      'größe 漢字 🙂',
      ' lead',
      "'='",
    ];
    const episode = data.episodes[0]!;
    data.store.episodes.clear(data.id);
    hard.forEach((instruction, i) =>
      data.store.episodes.commit(
        data.id,
        { ...episode, taskId: `hard-${i}`, instruction, initialObservation: instruction },
        1,
      ),
    );
    for (const format of ['episodes-csv', 'episodes-parquet'] as const) {
      const { rows } = await table(data, format);
      expect(rows.map(({ instruction }) => instruction)).toEqual(hard);
    }
  });
});
