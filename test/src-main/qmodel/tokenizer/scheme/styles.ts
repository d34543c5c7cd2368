import { byteCharacters } from '@main/qmodel/tokenizer/byte-spelling';

/** A tokenizer.json as plain data, for tests that build and change one. */
export interface TokenizerFileParts {
  version: string;
  added_tokens: Record<string, unknown>[];
  normalizer: unknown;
  pre_tokenizer: unknown;
  post_processor: unknown;
  decoder: unknown;
  model: {
    vocab: Record<string, number>;
    merges: (string | [string, string])[];
    [setting: string]: unknown;
  };
}

const words = ['the', 'chair', 'lamp', 'price', '123', '2024', 'don', "'t", 'né', '  '];

export const patterns = {
  gpt2: String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`,
  llama3: String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`,
  qwen2: String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`,
};

const byteLevel = (regex: boolean) => ({
  type: 'ByteLevel',
  add_prefix_space: false,
  trim_offsets: true,
  use_regex: regex,
});

const split = (pattern: string) => ({
  type: 'Split',
  pattern: { Regex: pattern },
  behavior: 'Isolated',
  invert: false,
});

const sequence = (...pretokenizers: unknown[]) => ({ type: 'Sequence', pretokenizers });

function added(content: string, id: number, special = true): Record<string, unknown> {
  return {
    id,
    content,
    special,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
  };
}

/** Merges that spell each word symbol by symbol, and all tokens that they make. */
function merged(symbols: readonly string[], spelled: readonly (readonly string[])[]) {
  const vocabulary = [...symbols];
  const merges: string[] = [];
  for (const word of spelled) {
    word.reduce((whole, symbol) => {
      const merge = `${whole} ${symbol}`;
      if (!merges.includes(merge)) merges.push(merge);
      if (!vocabulary.includes(whole + symbol)) vocabulary.push(whole + symbol);
      return whole + symbol;
    });
  }
  return { vocabulary, merges };
}

function file(
  { vocabulary, merges }: { vocabulary: readonly string[]; merges: string[] },
  parts: Omit<Partial<TokenizerFileParts>, 'model'>,
  model: Record<string, unknown> = {},
): TokenizerFileParts {
  return {
    version: '1.0',
    added_tokens: [],
    normalizer: null,
    pre_tokenizer: null,
    post_processor: null,
    decoder: { type: 'ByteLevel' },
    ...parts,
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      ...model,
      vocab: Object.fromEntries(vocabulary.map((token, id) => [token, id])),
      merges,
    },
  };
}

const spelled = (word: string): string[] =>
  Array.from(Buffer.from(word), (byte) => byteCharacters[byte]!);

const bytes = merged(
  byteCharacters,
  [...words, ...words.map((word) => ` ${word}`), '.\n', '\n\n'].map(spelled),
);
const after = bytes.vocabulary.length;

const begin = (content: string, id: number) => ({
  type: 'TemplateProcessing',
  single: [{ SpecialToken: { id: content, type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }],
  pair: [],
  special_tokens: { [content]: { id: content, ids: [id], tokens: [content] } },
});

const byteTokens = Array.from(
  { length: 256 },
  (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
);
const letters = ['▁', ...Array.from('abcdehilmnoprtuz.,é12340')];
const characters = (() => {
  const made = merged(letters, [
    ...['the', 'chair', 'lamp', 'price'].flatMap((word) => [
      Array.from(word),
      ['▁', ...Array.from(word)],
    ]),
    ['▁', '▁'],
  ]);
  const first = ['<unk>', '<s>', '</s>', ...byteTokens];
  return { vocabulary: [...first, ...made.vocabulary], merges: made.merges };
})();
const llama2Added = ['<unk>', '<s>', '</s>'].map((token, id) => added(token, id));
const llama2Decoder = {
  type: 'Sequence',
  decoders: [
    { type: 'Replace', pattern: { String: '▁' }, content: ' ' },
    { type: 'ByteFallback' },
    { type: 'Fuse' },
    { type: 'Strip', content: ' ', start: 1, stop: 0 },
  ],
};
const fallback = { unk_token: '<unk>', fuse_unk: true, byte_fallback: true };

/** Tiny tokenizers in the styles of the families whose checkpoints StepQ reads. */
export const styles: Readonly<Record<string, TokenizerFileParts>> = {
  'GPT-2 with blanks as tokens (Phi)': file(bytes, {
    added_tokens: [
      added('<|endoftext|>', after),
      added('    ', after + 1, false),
      added('   ', after + 2, false),
      added('\t\t', after + 3, false),
    ],
    pre_tokenizer: byteLevel(true),
    post_processor: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: false },
  }),
  'Llama 3': file(
    bytes,
    {
      added_tokens: [added('<|begin_of_text|>', after), added('<|end_of_text|>', after + 1)],
      pre_tokenizer: sequence(split(patterns.llama3), byteLevel(false)),
      post_processor: {
        type: 'Sequence',
        processors: [byteLevel(true), begin('<|begin_of_text|>', after)],
      },
    },
    { ignore_merges: true },
  ),
  'Qwen 2': file(bytes, {
    added_tokens: [added('<|endoftext|>', after), added('<|im_start|>', after + 1)],
    normalizer: { type: 'NFC' },
    pre_tokenizer: sequence(split(patterns.qwen2), byteLevel(false)),
    post_processor: byteLevel(false),
  }),
  'single digits (SmolLM)': file(bytes, {
    added_tokens: [added('<|endoftext|>', after)],
    pre_tokenizer: sequence({ type: 'Digits', individual_digits: true }, byteLevel(true)),
  }),
  'GPT-2 by a pattern': file(bytes, {
    pre_tokenizer: sequence(split(patterns.gpt2), byteLevel(false)),
  }),
  'Llama 2': file(
    characters,
    {
      added_tokens: llama2Added,
      normalizer: {
        type: 'Sequence',
        normalizers: [
          { type: 'Prepend', prepend: '▁' },
          { type: 'Replace', pattern: { String: ' ' }, content: '▁' },
        ],
      },
      post_processor: begin('<s>', 1),
      decoder: llama2Decoder,
    },
    fallback,
  ),
  'Metaspace at the beginning (Mistral)': file(
    characters,
    {
      added_tokens: llama2Added,
      pre_tokenizer: {
        type: 'Metaspace',
        replacement: '▁',
        prepend_scheme: 'first',
        split: false,
      },
      post_processor: begin('<s>', 1),
      decoder: llama2Decoder,
    },
    fallback,
  ),
};
