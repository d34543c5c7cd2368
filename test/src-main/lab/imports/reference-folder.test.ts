import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { answerQuery } from '@main/store/reader/answer';
import { importInto, inspect } from '../../../support/import-request';
import { referenceFolder } from '../../../support/reference-folder';
import type { ReferenceJson } from '../../../support/reference-json';
import { temporaryFolder, temporaryStore } from '../../../support/workspace';

let folder: string;
let saved: ReferenceJson[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stepq-trees-'));
  saved = await referenceFolder(folder, 40);
});

/** What the published pair builder does, written from its description, over one file's JSON. */
function oracle(task: string, root: ReferenceJson) {
  const pairs: { task: string; depth: number; texts: string[]; values: number[] }[] = [];
  let node = root;
  let depth = 0;
  for (const index of root.best_trajectory_index_list ?? []) {
    const children = node.children ?? [];
    let most = 0;
    let fewest = 0;
    for (let i = 1; i < children.length; i += 1) {
      if (children[i]!.value > children[most]!.value) most = i;
      if (children[i]!.value < children[fewest]!.value) fewest = i;
    }
    if (most !== fewest) {
      const sides = [children[most]!, children[fewest]!];
      pairs.push({
        task,
        depth,
        texts: sides.map(({ state }) => state.action),
        values: sides.map(({ value }) => value),
      });
    }
    node = children[index]!;
    depth += 1;
  }
  return pairs;
}

describe('a folder of trees of the published code', () => {
  it('gives under compat `reference` the published pairs, one by one', async () => {
    const store = temporaryStore();
    const { experimentId } = await importInto(store, folder, { compat: 'reference' });
    const expected = saved.flatMap((root, at) => oracle(String(at), root));
    expect(expected.length).toBeGreaterThan(20);
    const pairs = store.pairs.forTraining(experimentId).map((pair) => ({
      task: pair.taskId,
      depth: pair.depth,
      texts: [pair.chosen.raw, pair.rejected.raw],
      values: [pair.chosenValue, pair.rejectedValue],
    }));
    expect(pairs).toEqual(expected);
  });

  it('is stored node by node as it stands in the files', async () => {
    const store = temporaryStore();
    const { experimentId } = await importInto(store, folder);
    const ids = store.trees.ids(experimentId);
    expect(ids).toHaveLength(saved.length);
    ids.forEach((id, at) => {
      const { nodes, taskId, instruction } = store.trees.load(id);
      expect(taskId).toBe(String(at));
      expect(instruction).toBe(saved[at]!.question);
      const walk = (json: ReferenceJson): ReferenceJson[] => [
        json,
        ...(json.children ?? []).flatMap(walk),
      ];
      const flat = walk(saved[at]!);
      expect(nodes.map(({ visits }) => visits)).toEqual(flat.map(({ visits }) => visits));
      expect(nodes.map(({ depth }) => depth)).toEqual(flat.map(({ depth }) => depth));
      expect(nodes.map(({ terminal }) => terminal !== null)).toEqual(
        flat.map(({ is_terminal }) => is_terminal),
      );
      nodes.slice(1).forEach(({ action, observation, valueSum, visits }, i) => {
        const { state, value } = flat[i + 1]!;
        expect(action?.raw).toBe(state.action);
        expect(`Observation: ${observation}`).toBe(state.observation);
        if (visits > 0) expect(valueSum / visits).toBeCloseTo(value, 12);
      });
    });
  });

  it('is listed, waits for review with its pairs, and is not evaluated', async () => {
    const store = temporaryStore();
    const { experimentId } = await importInto(store, folder);
    const { db } = store.workspace;
    const [row] = answerQuery(db, 'experiments.list', undefined);
    expect(row).toMatchObject({
      id: experimentId,
      status: 'paused',
      stage: 'train',
      trees: saved.length,
      imported: { format: 'reference-trees' },
    });
    const { stages } = answerQuery(db, 'experiments.get', { experimentId });
    expect(stages.map(({ stage, status }) => `${stage} ${status}`)).toEqual([
      'collect done',
      'pairs done',
      'train waiting',
    ]);
    const tree = answerQuery(db, 'trees.get', { treeId: store.trees.ids(experimentId)[0]! });
    expect(tree.label[1]).toMatch(/^go\[\d\]$/);
    const filter = { experimentId };
    const { rows } = answerQuery(db, 'pairs.page', {
      filter,
      order: 'task',
      offset: 0,
      limit: 5,
    });
    store.reviews.add(rows[0]!.id, { kind: 'reject' });
    expect(answerQuery(db, 'pairs.overview', { experimentId }).rejected).toBe(1);
  });

  it('changes nothing when it is imported again, and has the same ids in another workspace', async () => {
    const store = temporaryStore();
    const first = await importInto(store, folder);
    const before = store.pairs.forTraining(first.experimentId);
    const again = await importInto(store, folder);
    expect(again).toMatchObject({ experimentId: first.experimentId, created: false });
    expect(store.experiments.list()).toHaveLength(1);
    expect(store.pairs.forTraining(first.experimentId)).toEqual(before);
    const other = temporaryStore();
    const there = await importInto(other, folder);
    expect(there.experimentId).toBe(first.experimentId);
    expect(other.pairs.forTraining(there.experimentId)).toEqual(before);
  });

  it('tells beforehand what the import brings, filter by filter, and writes nothing', async () => {
    const report = await inspect(folder);
    const store = temporaryStore();
    const { report: imported } = await importInto(store, folder);
    expect(imported).toEqual(report);
    const expected = saved.flatMap((root, at) => oracle(String(at), root)).length;
    expect(report).toMatchObject({
      format: 'reference-trees',
      files: saved.length,
      trees: saved.length,
      bad: 0,
      pairs: { rule: 'paper', reference: expected },
    });
    expect(report.pairs.filters.map(({ filter }) => filter)).toContain('visited too seldom');
    expect(report.warnings.map(({ what }) => what).join()).toContain('never tried');
  });

  it('is refused with the lines of the files that cannot be read, or imported without them', async () => {
    const broken = temporaryFolder();
    for (const name of readdirSync(folder).slice(0, 5)) {
      writeFileSync(join(broken, name), readFileSync(join(folder, name)));
    }
    writeFileSync(join(broken, 'cut.json'), '{\n "visits": 3,\n "children": [{');
    writeFileSync(join(broken, 'wrong.json'), JSON.stringify({ ...saved[0], visits: 'many' }));
    const lost = { ...saved[1]!, best_trajectory_index_list: [0, 0, 0, 99] };
    writeFileSync(join(broken, 'lost.json'), JSON.stringify(lost));
    const store = temporaryStore();
    await expect(importInto(store, broken)).rejects.toThrow(
      /3 records cannot be read. cut.json, line 3, is cut off/,
    );
    expect(store.experiments.list()).toEqual([]);
    const { experimentId, report } = await importInto(store, broken, { keepGood: true });
    expect(store.trees.ids(experimentId)).toHaveLength(5);
    expect(report?.problems.map(({ file, line }) => `${file} ${line}`)).toEqual([
      'cut.json 3',
      'lost.json 1',
      'wrong.json 1',
    ]);
  });

  it('leaves nothing behind when it is stopped half-way', async () => {
    const store = temporaryStore();
    const control = new AbortController();
    let seen = 0;
    const importing = importInto(
      store,
      folder,
      {},
      {
        signal: control.signal,
        onProgress: ({ phase }) => {
          if (phase !== 'importing') return;
          seen += 1;
          control.abort(new Error('enough'));
        },
      },
    );
    await expect(importing).rejects.toThrow('enough');
    expect(seen).toBe(1);
    for (const table of ['experiment', 'task', 'tree', 'node', 'text', 'pair', 'import', 'stage']) {
      expect([
        table,
        store.workspace.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
      ]).toEqual([table, 0]);
    }
  });

  it('shows nowhere what a process did not finish, and the next one removes it', async () => {
    const store = temporaryStore();
    const { db } = store.workspace;
    const { experimentId } = await importInto(store, folder);
    db.prepare('UPDATE import SET complete = 0').run();
    expect(answerQuery(db, 'experiments.list', undefined)).toEqual([]);
    expect(store.experiments.list()).toEqual([]);
    expect(store.imports.removeUnfinished()).toBe(1);
    expect(store.trees.ids(experimentId)).toEqual([]);
    expect((await importInto(store, folder)).created).toBe(true);
  });
});
