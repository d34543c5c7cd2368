import { describe, expect, it } from 'vitest';
import { fromTokenizerJson } from '@main/qmodel/tokenizer/tokenizer-json';
import { CallError } from '@main/rpc/rpc';
import { styles, type TokenizerFileParts } from './styles';

/** The sentence with which a file of a style is refused after `change`. */
function refusalAfter(style: string, change: (file: TokenizerFileParts) => void): string {
  const file = structuredClone(styles[style]!);
  change(file);
  try {
    fromTokenizerJson(JSON.stringify(file));
  } catch (error) {
    expect(error).toBeInstanceOf(CallError);
    return (error as CallError).message;
  }
  throw new Error('The file was accepted.');
}

const split = (more: object) => ({
  type: 'Sequence',
  pretokenizers: [
    { type: 'Split', pattern: { Regex: '\\s+' }, behavior: 'Isolated', ...more },
    { type: 'ByteLevel', add_prefix_space: false, use_regex: false },
  ],
});

describe('what StepQ does not know of a tokenizer', () => {
  const phi = 'GPT-2 with blanks as tokens (Phi)';
  const cases: [style: string, change: (file: TokenizerFileParts) => void, sentence: RegExp][] = [
    ['Llama 3', (f) => (f.pre_tokenizer = { type: 'Punctuation' }), /pre_tokenizer.*“Punctuation”/],
    ['Llama 3', (f) => (f.pre_tokenizer = null), /model\.byte_fallback.*without ByteLevel/],
    ['Llama 3', (f) => (f.pre_tokenizer = split({ behavior: 'Contiguous' })), /0\.behavior/],
    [
      'Llama 3',
      (f) => (f.pre_tokenizer = split({ pattern: { Regex: '(?<=a)b' } })),
      /pattern.*“\?<=a\)b”/,
    ],
    [
      'Llama 3',
      (f) => (f.pre_tokenizer as { pretokenizers: unknown[] }).pretokenizers.reverse(),
      /nothing can come after ByteLevel/,
    ],
    ['Qwen 2', (f) => (f.normalizer = { type: 'StripAccents' }), /normalizer.*“StripAccents”/],
    [
      'Qwen 2',
      (f) => (f.normalizer = { type: 'Sequence', normalizers: [{ type: 'Lowercase' }] }),
      /normalizer\.normalizers\.0.*“Lowercase”/,
    ],
    [
      'Qwen 2',
      (f) => (f.post_processor = { type: 'BertProcessing' }),
      /post_processor.*“BertProcessing”/,
    ],
    [
      'Llama 2',
      (f) => (f.post_processor as { single: unknown[] }).single.reverse(),
      /post_processor\.single.*before the text/,
    ],
    [
      'Llama 2',
      (f) =>
        (f.post_processor = {
          type: 'TemplateProcessing',
          single: [{ SpecialToken: { id: 'x' } }, { Sequence: { id: 'A' } }],
        }),
      /post_processor\.single.*“x”/,
    ],
    ['Llama 2', (f) => (f.model.byte_fallback = false), /model\.byte_fallback/],
    ['Llama 2', (f) => (f.decoder = { type: 'ByteLevel' }), /decoder\.type.*“ByteLevel”/],
    ['Llama 2', (f) => delete f.model.vocab['<0x0A>'], /model\.vocab/],
    [phi, (f) => (f.added_tokens[1]!.lstrip = true), /added_tokens\.1\.lstrip/],
    [phi, (f) => (f.added_tokens[2]!.single_word = true), /added_tokens\.2\.single_word/],
    [
      'Llama 2',
      (f) => f.added_tokens.push({ id: 999, content: 'w', special: false, normalized: true }),
      /added_tokens\.3\.normalized/,
    ],
  ];

  it('is refused by its name', () => {
    for (const [style, change, sentence] of cases) {
      expect(refusalAfter(style, change)).toMatch(sentence);
    }
  });
});
