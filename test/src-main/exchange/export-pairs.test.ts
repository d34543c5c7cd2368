import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatStep } from '@shared/agent/action';
import { configHash } from '@shared/experiment/hash';
import type { PairFilter } from '@shared/ipc/contract';
import type { PreferencePair } from '@shared/preference/pair';
import { exportPairs } from '@main/exchange/export-pairs';
import { exportFailure } from '@main/exchange/failure';
import type { ExportManifest } from '@main/exchange/manifest';
import type { PairFormatName } from '@main/exchange/pair-formats';
import { sampleConfig, samplePairs, sampleTree } from '../../support/samples';
import { temporaryFolder, temporaryStore } from '../../support/workspace';

const config = sampleConfig({ name: 'Exported', seed: 7 });

function storeWithPairs(tasks = 3) {
  const folder = temporaryFolder();
  const store = temporaryStore(folder);
  const id = store.experiments.create(config, {});
  const trees = Array.from({ length: tasks }, (_, i) => sampleTree(`task-${i}`, 40));
  for (const tree of trees) store.trees.commit(id, tree, 5);
  const pairs = trees.flatMap((tree) => samplePairs(tree, id));
  store.pairs.replace(id, pairs, []);
  const out = temporaryFolder();
  const file = join(out, 'pairs.out');
  const write = async (format: PairFormatName, filter: Partial<PairFilter> = {}) => {
    const request = { filter: { experimentId: id, ...filter }, format, file, appVersion: '1.2.3' };
    const result = await exportPairs(folder, request);
    const text = readFileSync(file, 'utf8');
    const manifest = JSON.parse(readFileSync(result.manifest, 'utf8')) as ExportManifest;
    return { ...result, text, manifest };
  };
  return { folder, store, id, pairs, out, file, write };
}

const linesOf = (text: string): unknown[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);

/** The conversation that stands before a pair's decision. */
function conversation(pair: PreferencePair): [speaker: 'user' | 'agent', text: string][] {
  return [
    ['user', pair.initialObservation],
    ...pair.history.flatMap(({ action, observation }): ['user' | 'agent', string][] => [
      ['agent', formatStep(action)],
      ['user', `Observation: ${observation}`],
    ]),
  ];
}

describe('an export of pairs', () => {
  it('in StepQ’s own lines holds each pair completely', async () => {
    const { pairs, write } = storeWithPairs();
    const { text, rows } = await write('stepq-jsonl');
    expect(rows).toBe(pairs.length);
    expect(text.endsWith('}\n')).toBe(true);
    const read = linesOf(text);
    expect(read).toHaveLength(pairs.length);
    read.forEach((row, i) => expect(row).toMatchObject(pairs[i]!));
  });

  it('in the reference’s array is read back as conversations that end on the agent', async () => {
    const { pairs, write } = storeWithPairs();
    const { text } = await write('eto-json');
    const name = { user: 'human', agent: 'gpt' };
    expect(JSON.parse(text)).toEqual(
      pairs.map((pair) => ({
        id: pair.id,
        prompt: conversation(pair).map(([who, value]) => ({ from: name[who], value })),
        chosen: [{ from: 'gpt', value: formatStep(pair.chosen) }],
        rejected: [{ from: 'gpt', value: formatStep(pair.rejected) }],
      })),
    );
  });

  it('in TRL’s lines is read back as messages with roles in turn', async () => {
    const { pairs, write } = storeWithPairs();
    const { text } = await write('trl-jsonl');
    const name = { user: 'user', agent: 'assistant' };
    expect(linesOf(text)).toEqual(
      pairs.map((pair) => ({
        prompt: conversation(pair).map(([who, content]) => ({ role: name[who], content })),
        chosen: [{ role: 'assistant', content: formatStep(pair.chosen) }],
        rejected: [{ role: 'assistant', content: formatStep(pair.rejected) }],
      })),
    );
  });

  it('leaves out what was rejected in review and applies swaps and edits', async () => {
    const { store, pairs, write } = storeWithPairs();
    const [gone, swapped, edited] = pairs as [PreferencePair, PreferencePair, PreferencePair];
    const action = { thought: 'Better.', type: 'click', argument: 'Buy Now' };
    store.reviews.add(gone.id, { kind: 'reject' });
    store.reviews.add(swapped.id, { kind: 'swap' });
    store.reviews.add(edited.id, { kind: 'edit', side: 'chosen', action });
    const { text, rows, manifest } = await write('trl-jsonl');
    expect(rows).toBe(pairs.length - 1);
    expect(linesOf(text).slice(0, 2)).toMatchObject([
      { chosen: [{ content: formatStep(swapped.rejected) }] },
      { chosen: [{ content: 'Thought: Better.\nAction: click[Buy Now]' }] },
    ]);
    expect(manifest.counts).toMatchObject({ rows, edited: 2, rejectedInReview: 1 });
  });

  it('follows the filter and says in its manifest where it comes from', async () => {
    const { id, pairs, file, write } = storeWithPairs();
    const { text, manifest, rows } = await write('stepq-jsonl', { split: 'heldout', depth: 1 });
    const kept = pairs.filter(({ split, depth }) => split === 'heldout' && depth === 1);
    expect(linesOf(text)).toHaveLength(kept.length);
    expect(rows).toBe(kept.length);
    const longest = kept.map((pair) =>
      [
        ...conversation(pair).map(([, turn]) => turn.length),
        Math.max(formatStep(pair.chosen).length, formatStep(pair.rejected).length),
      ].reduce((a, b) => a + b),
    );
    expect(manifest).toEqual({
      format: 'stepq-jsonl',
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      application: { name: 'StepQ', version: '1.2.3' },
      experiment: {
        id,
        name: 'Exported',
        configHash: configHash(config),
        seed: 7,
        environment: 'webshop',
      },
      filter: { experimentId: id, split: 'heldout', depth: 1 },
      counts: {
        rows: kept.length,
        train: 0,
        heldout: kept.length,
        edited: 0,
        longestCharacters: Math.max(...longest),
        rejectedInReview: 0,
      },
      sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
      licence: expect.stringContaining('WebShop') as string,
    });
  });

  it('of nothing is an empty file or an empty array', async () => {
    const { write } = storeWithPairs();
    expect((await write('stepq-jsonl', { taskId: 'none' })).text).toBe('');
    expect(JSON.parse((await write('eto-json', { taskId: 'none' })).text)).toEqual([]);
  });

  it('replaces an older one, and leaves nothing else behind', async () => {
    const { out, file, write } = storeWithPairs();
    writeFileSync(file, 'older');
    expect((await write('trl-jsonl')).text).not.toContain('older');
    expect(readdirSync(out).sort()).toEqual(['pairs.out', 'pairs.out.manifest.json']);
  });

  it('that is given up leaves the older one and no pieces', async () => {
    const { folder, id, out, file } = storeWithPairs();
    writeFileSync(file, 'older');
    const request = {
      filter: { experimentId: id },
      format: 'trl-jsonl' as const,
      file,
      appVersion: '1',
    };
    const given = AbortSignal.abort(new Error('Given up.'));
    await expect(exportPairs(folder, request, given)).rejects.toThrow('Given up.');
    const unknown = { ...request, filter: { experimentId: 'none' } };
    await expect(exportPairs(folder, unknown)).rejects.toMatchObject({ code: 'not-found' });
    expect(readdirSync(out)).toEqual(['pairs.out']);
    expect(readFileSync(file, 'utf8')).toBe('older');
  });

  it('to a place that cannot be written says so', async () => {
    const { folder, id, out } = storeWithPairs();
    const filter = { experimentId: id };
    const to = (file: string) =>
      exportPairs(folder, { filter, format: 'trl-jsonl', file, appVersion: '1' });
    await expect(to(join(out, 'no', 'folder', 'x.jsonl'))).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('Choose another place') as string,
    });
    mkdirSync(join(out, 'taken'));
    await expect(to(join(out, 'taken'))).rejects.toMatchObject({ code: 'unavailable' });
    expect(readdirSync(out)).toEqual(['taken']);
  });

  it('on a full disk says what is as it was', () => {
    const full = Object.assign(new Error('write'), { code: 'ENOSPC' });
    expect(exportFailure(full)).toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining('as they were') as string,
    });
    const defect = new Error('A defect.');
    expect(exportFailure(defect)).toBe(defect);
  });

  it('goes on while the lab writes', async () => {
    const { store, id, pairs, write } = storeWithPairs(12);
    const writing = write('stepq-jsonl');
    store.trees.commit(id, sampleTree('task-99', 16), 5);
    store.pairs.replace(id, [], []);
    expect((await writing).rows).toBe(pairs.length);
  });
});
