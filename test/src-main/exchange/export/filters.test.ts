import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportFormatNames, exportFormats } from '@shared/exchange/formats';
import { createDigestSet } from '@main/exchange/export/digest-set';
import { exportData } from '@main/exchange/export/export-data';
import { createLengthTally, roughRuler } from '@main/exchange/export/lengths';
import { isConversation } from '@main/exchange/export/messages';
import { previewExport } from '@main/exchange/export/preview';
import { sampleConfig, sampleEpisode } from '../../../support/samples';
import { linesOf, storeWithData } from './exported';

describe('the filters of an export', () => {
  it('leave out tasks of the evaluation, by id and by the words of their instruction', async () => {
    const { store, id, pairs, trees, write } = storeWithData();
    store.episodes.commit(id, sampleEpisode('beam', 'task-1', 1), 1);
    const same = { ...sampleEpisode('beam', 'elsewhere', 1), instruction: '' };
    store.episodes.commit(
      id,
      { ...same, instruction: ` ${trees[2]!.instruction.toUpperCase()}\n` },
      1,
    );
    const kept = pairs.filter(({ taskId }) => taskId === 'task-0');
    const { rows, manifest } = await write('stepq-jsonl');
    expect(rows).toBe(kept.length);
    expect(manifest.filters).toContainEqual({
      filter: 'task of the evaluation',
      in: pairs.length,
      out: kept.length,
    });
    expect((await write('stepq-jsonl', { evaluationTasks: 'keep' })).rows).toBe(pairs.length);
  });

  it('leave out tasks that agents were compared on in another experiment, counted for themselves', async () => {
    const { store, pairs, trees, write } = storeWithData();
    const commit = (id: string, taskId: string, instruction: string): void => {
      store.episodes.commit(id, { ...sampleEpisode('beam', taskId, 1), instruction }, 1);
    };
    const alike = store.experiments.create(sampleConfig({ name: 'Alike', seed: 8 }), {});
    commit(alike, 'task-1', 'in other words');
    const elsewhere = store.experiments.create(
      sampleConfig({ task: { environment: 'toy' }, policy: { kind: 'uniform' } }),
      {},
    );
    commit(elsewhere, 'task-0', 'another task of that name');
    commit(elsewhere, 'errand', ` ${trees[2]!.instruction.toUpperCase()}`);
    const kept = pairs.filter(({ taskId }) => taskId === 'task-0');
    const { rows, manifest } = await write('stepq-jsonl');
    expect(rows).toBe(kept.length);
    expect(manifest.filters).toContainEqual({
      filter: 'task of another experiment’s evaluation',
      in: pairs.length,
      out: kept.length,
    });
    for (const evaluationTasks of ['drop-own', 'keep'] as const) {
      expect((await write('stepq-jsonl', { evaluationTasks })).rows).toBe(pairs.length);
    }
  });

  it('leave out what is too long, by the very length that is reported', async () => {
    const { write } = storeWithData();
    const all = await write('pairs-csv');
    const maxTokens = all.lengths!.median;
    const short = await write('stepq-jsonl', { maxTokens });
    expect(short.rows).toBeGreaterThan(0);
    expect(short.rows).toBeLessThan(all.rows);
    expect(short.lengths!.longest).toBeLessThanOrEqual(maxTokens);
  });

  it('leave out rows of the same text, which review can make', async () => {
    const { store, pairs, write } = storeWithData();
    const [first] = pairs;
    const twin = pairs.find(
      (pair) => pair.id !== first!.id && pair.parentNode === first!.parentNode,
    )!;
    for (const side of ['chosen', 'rejected'] as const) {
      store.reviews.add(twin.id, { kind: 'edit', side, action: first![side] });
    }
    expect((await write('trl-jsonl')).rows).toBe(pairs.length - 1);
    expect((await write('trl-jsonl', { duplicates: 'keep' })).rows).toBe(pairs.length);
  });

  it('by visits, tasks, words, margin and action agree with the pairs themselves', async () => {
    const { pairs, write } = storeWithData();
    const idsOf = async (filter: object) =>
      (linesOf((await write('stepq-jsonl', filter)).text) as { id: string }[]).map(({ id }) => id);
    const expected = (keep: (pair: (typeof pairs)[number]) => boolean) =>
      pairs.filter(keep).map(({ id }) => id);
    expect(await idsOf({ minVisits: 20 })).toEqual(
      expected(({ chosenVisits, rejectedVisits }) => Math.min(chosenVisits, rejectedVisits) >= 20),
    );
    expect(await idsOf({ tasks: ['task-2', 'task-0'] })).toEqual(
      expected(({ taskId }) => taskId !== 'task-1'),
    );
    expect(await idsOf({ minMargin: 0.2, maxMargin: 0.5, actionType: 'click' })).toEqual(
      expected(
        ({ chosenValue, rejectedValue, chosen }) =>
          chosenValue - rejectedValue >= 0.2 &&
          chosenValue - rejectedValue <= 0.5 &&
          chosen.type === 'click',
      ),
    );
  });

  it('are refused where they mean nothing to the format, by name', async () => {
    const { folder, out, request } = storeWithData();
    const asked = { ...request('nodes-csv', { minMargin: 0.2 }), to: join(out, 'x.csv') };
    await expect(exportData(folder, asked)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('minMargin') as string,
    });
  });

  it.each(exportFormatNames)('are counted for %s as the preview counts them', async (format) => {
    const { folder, request, writeFolder, write } = storeWithData();
    const seen = await previewExport(folder, request(format), Infinity);
    const run = exportFormats[format].place === 'file' ? write : writeFolder;
    const { rows, filters, lengths } = await run(format);
    expect({ rows: seen.rows, filters: seen.filters, lengths: seen.lengths }).toEqual({
      rows,
      filters,
      lengths,
    });
    expect(seen.seen).toBe(seen.items);
    expect(seen.first.length).toBe(Math.min(5, rows));
  });
});

describe('a set of digests', () => {
  it('tells texts apart as a set of the texts does', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { maxLength: 3 }), { maxLength: 3000 }), (all) => {
        const digests = createDigestSet();
        const texts = new Set<string>();
        for (const parts of all) {
          const key = JSON.stringify(parts);
          expect(digests.add(parts)).toBe(!texts.has(key));
          texts.add(key);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('the report of lengths', () => {
  it('gives the quantiles that sorting gives', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(70_000), { minLength: 1 }), (lengths) => {
        const tally = createLengthTally(roughRuler);
        for (const whole of lengths) tally.add({ whole, completion: 1 });
        const sorted = lengths.map((length) => length).sort((a, b) => a - b);
        const longest = sorted.at(-1)!;
        // Above 65,534 tokens only the longest is known.
        const at = (share: number) => {
          const value = sorted[Math.ceil(sorted.length * share) - 1]!;
          return value < 65_535 ? value : longest;
        };
        expect(tally.report()).toMatchObject({
          median: at(0.5),
          p95: at(0.95),
          longest,
          beyondDefault: sorted.filter((length) => length > 1024).length,
        });
      }),
    );
  });
});

describe('a conversation', () => {
  it('begins with the user, goes in turn, and nobody says nothing', () => {
    const user = { speaker: 'user', text: 'Hello.' } as const;
    const agent = { speaker: 'agent', text: 'Hello.' } as const;
    expect(isConversation([user, agent, user])).toBe(true);
    expect(isConversation([agent, user])).toBe(false);
    expect(isConversation([user, user])).toBe(false);
    expect(isConversation([user, { speaker: 'agent', text: ' \n' }])).toBe(false);
  });
});
