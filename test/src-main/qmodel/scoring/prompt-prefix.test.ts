import { describe, expect, it } from 'vitest';
import { parseAction, type Step } from '@shared/agent/action';
import { countRarity } from '@main/qmodel/render/rarity';
import { renderDecision, type Renderer } from '@main/qmodel/render/render';
import { roleMarks, type Rendered } from '@main/qmodel/render/tokens';
import { createTokenizer } from '@main/qmodel/tokenizer/tokenizer';
import { trainTokenizer } from '@main/qmodel/tokenizer/train';

const renderer = (prompt: number): Renderer => ({
  tokenizer: createTokenizer(
    trainTokenizer(['red shoes', 'I open the red shoes', 'click', 'search'], {
      vocabularySize: 320,
      specialTokens: Object.values(roleMarks),
    }),
  ),
  rarity: countRarity([]),
  style: 'matched',
  limits: { prompt, branch: 60 },
  scoredTokens: 'action',
});
const step = (n: number): Step => ({
  action: parseAction(`Thought: ${n} is a red thing for ${n}0.\nAction: click[thing ${n}]`),
  observation: `page ${n} [SEP] red shoes for $${n}0 [SEP] Buy Now`,
});
const candidate = { thought: 'I open Red Shoes.', type: 'click', argument: 'B01' };

/** The prompts of an episode's decisions. */
function prompts(limit: number): readonly Rendered[] {
  return Array.from(
    { length: 8 },
    (_, steps) =>
      renderDecision(
        renderer(limit),
        {
          instruction: 'Find me red shoes under 30 dollars',
          initialObservation: 'Search',
          history: Array.from({ length: steps }, (__, i) => step(i + 1)),
        },
        [candidate],
      ).prompt,
  );
}

function sharedTokens(a: Rendered, b: Rendered): number {
  const same = (i: number): boolean =>
    a.ids[i] === b.ids[i] && JSON.stringify(a.features[i]) === JSON.stringify(b.features[i]);
  let count = 0;
  while (count < a.ids.length && same(count)) count += 1;
  return count;
}

// What the blocks of a prompt may count on.
describe('the prompts of an episode', () => {
  it('begin with all of the last one but the mark of the action, whatever the pages showed', () => {
    const all = prompts(2000);
    all.slice(1).forEach((prompt, i) => {
      expect(sharedTokens(all[i]!, prompt)).toBe(all[i]!.ids.length - 1);
    });
  });

  it('share the instruction alone once old steps no longer fit', () => {
    const all = prompts(60);
    const [instruction] = all;
    expect(sharedTokens(all[6]!, all[7]!)).toBeLessThan(instruction!.ids.length + 2);
  });
});
