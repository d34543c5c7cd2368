import { z } from 'zod';
import { CallError } from '@main/rpc/rpc';
import { byteCharacters, bytesOfSpelling } from '@main/qmodel/tokenizer/byte-spelling';
import type { Merge, TokenizerModel } from '@main/qmodel/tokenizer/model';

/** A setting that StepQ knows in one position only; a file may leave it out. */
const fixed = <T extends string | boolean | null>(...values: [T, ...T[]]) =>
  z.literal(values).optional();

const byteLevel = { type: z.literal('ByteLevel'), use_regex: fixed(true) };

/**
 * The part of Hugging Face's tokenizer.json that StepQ understands. Whatever would make the same
 * text give other ids (normalisers, unknown tokens, suffixes, …) must be off.
 */
const fileSchema = z.object({
  truncation: fixed(null),
  padding: fixed(null),
  added_tokens: z.array(
    z.object({
      id: z.int().nonnegative(),
      content: z.string().min(1),
      special: z.literal(true),
    }),
  ),
  normalizer: fixed(null),
  pre_tokenizer: z.object({ ...byteLevel, add_prefix_space: z.literal(false) }),
  post_processor: z.object({ type: z.literal('ByteLevel') }).nullish(),
  decoder: z.object({ type: z.literal('ByteLevel') }),
  model: z.object({
    type: z.literal('BPE'),
    dropout: fixed(null),
    unk_token: fixed<string | null>(null),
    continuing_subword_prefix: fixed(null, ''),
    end_of_word_suffix: fixed(null, ''),
    byte_fallback: fixed(false),
    ignore_merges: fixed(false),
    // Checked by hand: a record would drop the token `__proto__`, which a text may well contain.
    vocab: z.custom<object>((value) => typeof value === 'object' && value !== null, {
      error: 'expected an object from tokens to ids',
    }),
    merges: z.array(z.union([z.string(), z.tuple([z.string(), z.string()])])),
  }),
});

type TokenizerFile = z.infer<typeof fileSchema>;

/** Writes a model as tokenizer.json, which Hugging Face's libraries read; same model, same text. */
export function toTokenizerJson({ vocabulary, specialTokens, merges }: TokenizerModel): string {
  const byteLevelBoth = { add_prefix_space: false, trim_offsets: false, use_regex: true };
  const file = {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: specialTokens.map((content) => ({
      id: vocabulary.indexOf(content),
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', ...byteLevelBoth },
    post_processor: null,
    decoder: { type: 'ByteLevel', ...byteLevelBoth },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: Object.fromEntries(vocabulary.map((token, id) => [token, id])),
      // The older of two notations: every version of the libraries reads it, and no spelling holds a space.
      merges: merges.map(({ left, right }) => `${vocabulary[left]!} ${vocabulary[right]!}`),
    },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Reads a tokenizer.json of byte-level BPE, written by StepQ or by another program.
 * @throws CallError `invalid-input` naming the first field that is damaged or not understood.
 */
export function fromTokenizerJson(text: string): TokenizerModel {
  const file = parseFile(text);
  const specialTokens = file.added_tokens.map(({ content }) => content);
  const vocabulary = readVocabulary(file);
  checkTokens(vocabulary, specialTokens);
  return { vocabulary, specialTokens, merges: readMerges(file, vocabulary, specialTokens) };
}

function parseFile(text: string): TokenizerFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new CallError('invalid-input', 'The tokenizer file is not JSON; it may be cut off.');
  }
  const parsed = fileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw refusal(issue?.path.map(String).join('.') || 'whole file', issue?.message ?? 'invalid');
}

function readVocabulary({ model, added_tokens: added }: TokenizerFile): string[] {
  const ids = new Map<string, unknown>(Object.entries(model.vocab));
  const addedContents = new Set<string>();
  added.forEach(({ content, id }, index) => {
    const known = ids.get(content);
    if (addedContents.has(content) || (known !== undefined && known !== id)) {
      throw refusal(`added_tokens.${index}`, `the token ${quote(content)} has more than one id`);
    }
    addedContents.add(content);
    ids.set(content, id);
  });
  const vocabulary = new Array<string | undefined>(ids.size).fill(undefined);
  for (const [token, id] of ids) {
    const field = `model.vocab, token ${quote(token)}`;
    if (typeof id !== 'number' || !Number.isInteger(id) || id < 0 || id >= ids.size) {
      throw refusal(field, `the id must be a whole number from 0 to ${ids.size - 1}`);
    }
    if (vocabulary[id] !== undefined) throw refusal(field, `the id ${id} is given twice`);
    vocabulary[id] = token;
  }
  // As many ids as tokens, all in range and none twice: no place is left empty.
  return vocabulary as string[];
}

function checkTokens(vocabulary: readonly string[], specialTokens: readonly string[]): void {
  const special = new Set(specialTokens);
  const ordinary = new Set(vocabulary.filter((token) => !special.has(token)));
  for (const token of ordinary) {
    if (token === '' || bytesOfSpelling(token) === null) {
      throw refusal(`model.vocab, token ${quote(token)}`, 'it is not a byte-level token');
    }
  }
  byteCharacters.forEach((character, byte) => {
    if (!ordinary.has(character)) {
      throw refusal('model.vocab', `the token of byte ${byte}, ${quote(character)}, is missing`);
    }
  });
}

function readMerges(
  { model }: TokenizerFile,
  vocabulary: readonly string[],
  specialTokens: readonly string[],
): Merge[] {
  const ids = new Map(vocabulary.map((token, id) => [token, id]));
  for (const token of specialTokens) ids.delete(token);
  const seen = new Set<string>();
  return model.merges.map((entry, rank) => {
    const field = `model.merges.${rank}`;
    const parts = typeof entry === 'string' ? entry.split(' ') : entry;
    const [left, right] = parts.map((part) => ids.get(part));
    if (parts.length !== 2 || left === undefined || right === undefined) {
      throw refusal(field, 'it must name two tokens of model.vocab that are not special');
    }
    const merged = ids.get(parts.join(''));
    if (merged === undefined) throw refusal(field, 'the token it makes is not in model.vocab');
    const pair = parts.join(' ');
    if (seen.has(pair)) throw refusal(field, 'the same merge stands there before');
    seen.add(pair);
    return { left, right, merged };
  });
}

function quote(token: string): string {
  return `“${token.length > 40 ? `${token.slice(0, 40)}…` : token}”`;
}

function refusal(field: string, why: string): CallError {
  return new CallError('invalid-input', `The tokenizer file cannot be used: ${field}: ${why}.`);
}
