import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatStep } from '@shared/agent/action';
import { configHash } from '@shared/experiment/hash';
import { exportFilterSchema } from '@shared/ipc/filters';
import type { PreferencePair } from '@shared/preference/pair';
import { exportData } from '@main/exchange/export/export-data';
import { exportFailure } from '@main/exchange/failure';
import { sampleTree } from '../../../support/samples';
import { exportedConfig, linesOf, storeWithData } from './exported';

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

const shareGpt = (pair: PreferencePair) =>
  conversation(pair).map(([who, value]) => ({ from: who === 'user' ? 'human' : 'gpt', value }));
const chat = (pair: PreferencePair) =>
  conversation(pair).map(([who, content]) => ({
    role: who === 'user' ? 'user' : 'assistant',
    content,
  }));

describe('an export of pairs', () => {
  it('in StepQ’s own lines holds each pair completely', async () => {
    const { pairs, write } = storeWithData();
    const { text, rows } = await write('stepq-jsonl');
    expect(rows).toBe(pairs.length);
    expect(text.endsWith('}\n')).toBe(true);
    const read = linesOf(text);
    expect(read).toHaveLength(pairs.length);
    read.forEach((row, i) => expect(row).toMatchObject(pairs[i]!));
  });

  it('in the reference’s array is read back as conversations that end on the agent', async () => {
    const { pairs, write } = storeWithData();
    const { text } = await write('eto-json');
    expect(JSON.parse(text)).toEqual(
      pairs.map((pair) => ({
        id: pair.id,
        prompt: shareGpt(pair),
        chosen: [{ from: 'gpt', value: formatStep(pair.chosen) }],
        rejected: [{ from: 'gpt', value: formatStep(pair.rejected) }],
      })),
    );
  });

  it('in TRL’s lines is read back as messages with roles in turn', async () => {
    const { pairs, write } = storeWithData();
    const { text } = await write('trl-jsonl');
    expect(linesOf(text)).toEqual(
      pairs.map((pair) => ({
        prompt: chat(pair),
        chosen: [{ role: 'assistant', content: formatStep(pair.chosen) }],
        rejected: [{ role: 'assistant', content: formatStep(pair.rejected) }],
      })),
    );
  });

  it('for LLaMA-Factory has an odd count of turns, and says how to read them', async () => {
    const { pairs, writeFolder } = storeWithData();
    const { read, manifest } = await writeFolder('llamafactory-ranking');
    const info = JSON.parse(read('dataset_info.json')) as {
      stepq: { file_name: string; columns: object };
    };
    expect(info.stepq).toEqual({
      file_name: 'stepq_ranking.json',
      formatting: 'sharegpt',
      ranking: true,
      columns: { messages: 'conversations', chosen: 'chosen', rejected: 'rejected' },
    });
    expect(JSON.parse(read(info.stepq.file_name))).toEqual(
      pairs.map((pair) => ({
        conversations: shareGpt(pair),
        chosen: { from: 'gpt', value: formatStep(pair.chosen) },
        rejected: { from: 'gpt', value: formatStep(pair.rejected) },
      })),
    );
    for (const pair of pairs) expect(shareGpt(pair).length % 2).toBe(1);
    expect(manifest.files.map(({ name }) => name)).toEqual([
      'stepq_ranking.json',
      'dataset_info.json',
    ]);
  });

  it('for OpenAI has one message of the assistant on each side', async () => {
    const { pairs, write } = storeWithData();
    const { text } = await write('openai-preference-jsonl');
    expect(linesOf(text)).toEqual(
      pairs.map((pair) => ({
        input: { messages: chat(pair), tools: [], parallel_tool_calls: true },
        preferred_output: [{ role: 'assistant', content: formatStep(pair.chosen) }],
        non_preferred_output: [{ role: 'assistant', content: formatStep(pair.rejected) }],
      })),
    );
  });

  it('leaves out what was rejected in review and applies swaps and edits', async () => {
    const { store, pairs, write } = storeWithData();
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
    expect(manifest.counts).toMatchObject({ rows, edited: 2 });
    expect(manifest.filters[0]).toEqual({
      filter: 'rejected in review',
      in: pairs.length,
      out: pairs.length - 1,
    });
  });

  it('follows the filter and says in its manifest where it comes from', async () => {
    const { id, pairs, write } = storeWithData();
    const { text, file, manifest, rows } = await write('stepq-jsonl', {
      split: 'heldout',
      depth: 1,
    });
    const heldout = pairs.filter(({ split }) => split === 'heldout');
    const kept = heldout.filter(({ depth }) => depth === 1);
    expect(linesOf(text)).toHaveLength(kept.length);
    expect(rows).toBe(kept.length);
    const bytes = readFileSync(file);
    expect(manifest).toEqual({
      format: 'stepq-jsonl',
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      application: { name: 'StepQ', version: '1.2.3' },
      experiment: {
        id,
        name: 'Exported',
        configHash: configHash(exportedConfig),
        seed: 7,
        environment: 'webshop',
        capture: { node: '20' },
      },
      filter: exportFilterSchema.parse({ experimentId: id, split: 'heldout', depth: 1 }),
      filters: [
        { filter: 'rejected in review', in: pairs.length, out: pairs.length },
        { filter: 'split', in: pairs.length, out: heldout.length },
        { filter: 'step', in: heldout.length, out: kept.length },
        { filter: 'task of the evaluation', in: kept.length, out: kept.length },
        {
          filter: 'task of another experiment’s evaluation',
          in: kept.length,
          out: kept.length,
        },
        { filter: 'not a conversation', in: kept.length, out: kept.length },
        { filter: 'duplicate', in: kept.length, out: kept.length },
      ],
      counts: { rows: kept.length, train: 0, heldout: kept.length, edited: 0 },
      lengths: expect.objectContaining({ counted: 'estimate', rows: kept.length }) as object,
      licence: expect.stringContaining('WebShop') as string,
      files: [
        {
          name: 'export.out',
          bytes: bytes.length,
          sha256: createHash('sha256').update(bytes).digest('hex'),
        },
      ],
    });
  });

  it('of nothing is an empty file or an empty array', async () => {
    const { write } = storeWithData();
    expect((await write('stepq-jsonl', { taskId: 'none' })).text).toBe('');
    expect(JSON.parse((await write('eto-json', { taskId: 'none' })).text)).toEqual([]);
  });

  it('goes on while the lab writes', async () => {
    const { store, id, pairs, write } = storeWithData(12);
    const writing = write('stepq-jsonl');
    store.trees.commit(id, sampleTree('task-99', 16), 5);
    store.pairs.replace(id, [], []);
    expect((await writing).rows).toBe(pairs.length);
  });
});

describe('the place of an export', () => {
  it('is never taken from a file without being asked, nor from a manifest', async () => {
    const { folder, out, request } = storeWithData();
    const { to } = request('trl-jsonl');
    for (const taken of [to, `${to}.manifest.json`]) {
      writeFileSync(taken, 'older');
      await expect(exportData(folder, request('trl-jsonl'))).rejects.toMatchObject({
        code: 'invalid-input',
        message: expect.stringContaining('exists already') as string,
      });
      expect(readFileSync(taken, 'utf8')).toBe('older');
      const replaced = { ...request('trl-jsonl'), existing: 'replace' as const };
      await exportData(folder, replaced);
      expect(readFileSync(taken, 'utf8')).not.toContain('older');
      for (const file of readdirSync(out)) rmSync(join(out, file));
    }
  });

  it('is never taken from a folder at all', async () => {
    const { folder, out, request } = storeWithData();
    mkdirSync(request('huggingface').to);
    const replace = { ...request('huggingface'), existing: 'replace' as const };
    await expect(exportData(folder, replace)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(readdirSync(out)).toEqual(['export.out']);
    expect(readdirSync(join(out, 'export.out'))).toEqual([]);
  });

  it.each(['trl-jsonl', 'pairs-parquet', 'huggingface', 'llamafactory-kto'] as const)(
    'has nothing in it when %s is given up',
    async (format) => {
      const { folder, out, request } = storeWithData();
      const signal = AbortSignal.abort(new Error('Given up.'));
      await expect(exportData(folder, request(format), { signal })).rejects.toThrow('Given up.');
      expect(readdirSync(out)).toEqual([]);
      const unknown = { ...request(format, { experimentId: 'none' }) };
      await expect(exportData(folder, unknown)).rejects.toMatchObject({ code: 'not-found' });
      expect(readdirSync(out)).toEqual([]);
    },
  );

  it('that cannot be written is named as such', async () => {
    const { folder, out, request } = storeWithData();
    const far = { ...request('trl-jsonl'), to: join(out, 'no', 'folder', 'x.jsonl') };
    await expect(exportData(folder, far)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('Choose another place') as string,
    });
    mkdirSync(join(out, 'taken'));
    const taken = { ...request('trl-jsonl'), to: join(out, 'taken'), existing: 'replace' as const };
    await expect(exportData(folder, taken)).rejects.toMatchObject({ code: 'unavailable' });
    expect(readdirSync(out)).toEqual(['taken']);
  });

  it('on a full disk is as it was', () => {
    const full = Object.assign(new Error('write'), { code: 'ENOSPC' });
    expect(exportFailure(full)).toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining('as they were') as string,
    });
    const defect = new Error('A defect.');
    expect(exportFailure(defect)).toBe(defect);
  });
});
