import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { similarText } from '@main/environments/hotpotqa/observation';
import { readArticle } from '@renderer/pages/trees/model/article-text';

describe('what HotpotQA answers', () => {
  it('stays as it is, brackets and all', () => {
    const text = 'Ada Vale [a] painted. She lived in Oslo.';
    expect(readArticle(text)).toEqual([
      { name: null, pieces: [{ text, clickable: false }], quiet: false },
    ]);
    expect(readArticle('')).toEqual([]);
  });

  it('shows titles on offer one by one, whatever they hold', () => {
    const line = fc.string().filter((text) => !/[\r\n\u2028\u2029]/.test(text));
    fc.assert(
      fc.property(line, fc.array(line, { maxLength: 5 }), (name, titles) => {
        const [read] = readArticle(similarText(name, titles));
        expect(read?.name).toBe(`Could not find ${name}. Similar:`);
        expect(read?.pieces.map(({ text }) => text)).toEqual(titles);
      }),
    );
  });
});
