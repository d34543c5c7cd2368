import { describe, expect, it } from 'vitest';
import { parseAction, type Step } from '@shared/agent/action';
import { matchFeatureNames, type MatchFeatures } from '@main/qmodel/render/match-features';
import { countRarity } from '@main/qmodel/render/rarity';
import { renderDecision, type Renderer } from '@main/qmodel/render/render';
import { roleMarks } from '@main/qmodel/render/tokens';
import { createTokenizer } from '@main/qmodel/tokenizer/tokenizer';
import { trainTokenizer } from '@main/qmodel/tokenizer/train';

const tokenizer = createTokenizer(
  trainTokenizer(['red shoes', 'I open the red shoes', 'click', 'search'], {
    vocabularySize: 320,
    specialTokens: Object.values(roleMarks),
  }),
);
const renderer: Renderer = {
  tokenizer,
  rarity: countRarity([]),
  style: 'matched',
  limits: { prompt: 90, branch: 60 },
  scoredTokens: 'end',
};
const step = (n: number): Step => ({
  action: parseAction(`Thought: I look at thing ${n}.\nAction: click[thing ${n}]`),
  observation: 'a page [SEP] of two pieces',
});
const context = {
  instruction: 'Find me red shoes under 30 dollars',
  initialObservation: 'Search',
  history: [step(1), step(2)],
};
const open = { thought: 'I open Red Shoes for $25.', type: 'click', argument: 'B01' };
const other = { thought: 'I open Blue Hat for $45.', type: 'click', argument: 'B02' };

const text = (ids: readonly number[]): string => tokenizer.decode(ids);
const named = (features: MatchFeatures | undefined): Record<string, number> =>
  Object.fromEntries(
    (features ?? []).map(([at, value]): [string, number] => [matchFeatureNames[at] ?? '', value]),
  );

describe('a rendered decision', () => {
  const { prompt, actions } = renderDecision(renderer, context, [open, other]);

  it('reads as instruction, earlier steps, then thought, call and check list of the candidate', () => {
    expect(text(prompt.ids)).toBe(
      '<|instruction|>Find me red shoes under 30 dollars' +
        '<|step|>I look at thing 1.<|step|>I look at thing 2.<|action|>',
    );
    expect(text(actions[0]!.ids)).toMatch(
      /^I open Red Shoes for \$25\.\nclick\[B01\]<\|check\|>.*<\|verdict\|><\|end\|>$/,
    );
  });

  it('marks what is wanted, and prices by the limit', () => {
    const featuresOf = (action: number, token: RegExp): Record<string, number> => {
      const at = actions[action]!.texts.findIndex((part) => token.test(part));
      return named(actions[action]!.features[at]);
    };
    expect(featuresOf(0, /25|2$/)['within limit']).toBe(1);
    expect(featuresOf(1, /45|4$/)['above limit']).toBe(1);
    const verdicts = actions.map(({ features }) => named(features.at(-2)));
    expect(verdicts[0]!['verdict: recall']).toBeCloseTo(1, 10);
    expect(verdicts[0]!['verdict: above limit']).toBeUndefined();
    expect(verdicts[1]!['verdict: recall']).toBeUndefined();
    expect(verdicts[1]!['verdict: above limit']).toBe(1);
  });

  it('lets Q be judged at the end mark, or over the whole action and the end mark', () => {
    const scoredText = (scoredTokens: Renderer['scoredTokens']): string => {
      const action = renderDecision({ ...renderer, scoredTokens }, context, [open]).actions[0]!;
      return text(action.ids.filter((_, i) => action.scored[i]));
    };
    expect(scoredText('end')).toBe('<|end|>');
    expect(scoredText('action')).toBe('I open Red Shoes for $25.\nclick[B01]<|end|>');
  });

  it('reads a candidate the same whatever stands beside it', () => {
    expect(renderDecision(renderer, context, [open]).actions[0]).toEqual(actions[0]);
    expect(renderDecision(renderer, context, [other, open]).actions[1]).toEqual(actions[0]);
  });

  it('knows an action that was done before', () => {
    const again = { thought: 'Once more.', type: 'click', argument: 'Thing 1' };
    const { features } = renderDecision(renderer, context, [again]).actions[0]!;
    expect(named(features.at(-2))['verdict: done before']).toBe(1);
  });
});

describe('a decision that is too long', () => {
  it('loses its oldest steps first, and counts what it lost', () => {
    const history = Array.from({ length: 12 }, (_, i) => step(i + 1));
    const { prompt, droppedTokens } = renderDecision(renderer, { ...context, history }, [open]);
    expect(prompt.ids.length).toBeLessThanOrEqual(renderer.limits.prompt);
    expect(text(prompt.ids)).toMatch(
      /^<\|instruction\|>Find me red shoes.*thing 12\.<\|action\|>$/,
    );
    expect(text(prompt.ids)).not.toContain('thing 1.');
    expect(droppedTokens).toBeGreaterThan(0);
    expect(renderDecision(renderer, context, [open]).droppedTokens).toBe(0);
  });

  it('loses the end of the thought, never of the call', () => {
    const long = { ...open, thought: 'word '.repeat(100), argument: 'very long label '.repeat(20) };
    const decision = renderDecision(renderer, context, [long]);
    expect(text(decision.actions[0]!.ids)).toContain(`click[${long.argument}]`);
    expect(text(decision.actions[0]!.ids)).not.toContain('word');
    expect(decision.droppedTokens).toBeGreaterThan(90);
  });
});
