import { describe, expect, it } from 'vitest';
import { formatStep } from '@shared/agent/action';
import { linesOf, storeWithData } from './exported';

describe('single actions with a verdict', () => {
  it('are each action at a decision once; one with both verdicts is left out and counted', async () => {
    const { pairs, write } = storeWithData();
    const verdicts = new Map<string, Set<boolean>>();
    for (const pair of pairs) {
      for (const [action, label] of [
        [pair.chosen, true],
        [pair.rejected, false],
      ] as const) {
        const key = `${pair.taskId} ${pair.parentNode} ${formatStep(action)}`;
        verdicts.set(key, (verdicts.get(key) ?? new Set()).add(label));
      }
    }
    const clear = [...verdicts.values()].filter(({ size }) => size === 1);
    const { text, rows, manifest } = await write('trl-kto-jsonl');
    const read = linesOf(text) as { completion: { role: string }[]; label: boolean }[];
    expect(rows).toBe(clear.length);
    expect(read.filter(({ label }) => label)).toHaveLength(
      clear.filter((labels) => labels.has(true)).length,
    );
    for (const { completion } of read) expect(completion).toMatchObject([{ role: 'assistant' }]);
    expect(manifest.filters.at(-1)).toEqual({
      filter: 'both chosen and rejected',
      in: verdicts.size,
      out: clear.length,
    });
  });

  it('for LLaMA-Factory carry the verdict as kto_tag', async () => {
    const { write } = storeWithData();
    const trl = linesOf((await write('trl-kto-jsonl')).text) as { label: boolean }[];
    const { read } = await storeWithData().writeFolder('llamafactory-kto');
    const rows = JSON.parse(read('stepq_kto.json')) as {
      conversations: { from: string }[];
      kto_tag: boolean;
    }[];
    expect(rows.map(({ kto_tag }) => kto_tag)).toEqual(trl.map(({ label }) => label));
    for (const { conversations } of rows) expect(conversations.at(-1)?.from).toBe('gpt');
    expect(JSON.parse(read('dataset_info.json'))).toMatchObject({
      stepq: { columns: { messages: 'conversations', kto_tag: 'kto_tag' } },
    });
  });
});
