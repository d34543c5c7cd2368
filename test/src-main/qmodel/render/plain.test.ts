import { describe, expect, it } from 'vitest';
import { renderPlain } from '@main/qmodel/render/plain';
import { createTokenizer } from '@main/qmodel/tokenizer/tokenizer';
import { fromTokenizerJson } from '@main/qmodel/tokenizer/tokenizer-json';
import { styles } from '../tokenizer/scheme/styles';

const context = { instruction: 'the lamp', initialObservation: 'the chair', history: [] };
const candidate = { thought: 'the price', type: 'search', argument: 'lamp' };

describe('a decision as plain text', () => {
  it.each(['Llama 2', 'Llama 3', 'Metaspace at the beginning (Mistral)'])(
    'begins with the mark of the beginning and is one text, for %s',
    (style) => {
      const tokenizer = createTokenizer(fromTokenizerJson(JSON.stringify(styles[style])));
      const { prompt, actions } = renderPlain(tokenizer, context, [candidate], {
        prompt: 120,
        branch: 120,
      });
      expect(prompt.slice(0, 1)).toEqual(tokenizer.beginning);
      const [action] = actions;
      const ids = [...prompt.slice(1), ...action!.text, ...action!.context, ...action!.end];
      expect(tokenizer.decode(ids)).toBe(
        'Instruction: the lamp\nObservation: the chair\n\n' +
          'Thought: the price\nAction: search[lamp]\nIs this step right? Yes',
      );
    },
  );

  it('has no more tokens than there is room for, the mark among them', () => {
    const tokenizer = createTokenizer(fromTokenizerJson(JSON.stringify(styles['Llama 3'])));
    const long = { ...context, instruction: 'the lamp '.repeat(100) };
    for (const prompt of [20, 40, 41, 120]) {
      const rendered = renderPlain(tokenizer, long, [candidate], { prompt, branch: 120 });
      expect(rendered.prompt.length).toBeLessThanOrEqual(prompt);
      expect(rendered.prompt.slice(0, 1)).toEqual(tokenizer.beginning);
    }
  });
});
