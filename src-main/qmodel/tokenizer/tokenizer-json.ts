import { byteCharacters, bytesOfSpelling } from '@main/qmodel/tokenizer/byte-spelling';
import {
  parseTokenizerFile,
  quote,
  refusal,
  type TokenizerFile,
} from '@main/qmodel/tokenizer/file-schema';
import type { Merge, TokenizerModel } from '@main/qmodel/tokenizer/model';
import { readScheme } from '@main/qmodel/tokenizer/scheme/read-scheme';
import { byteToken, type Scheme } from '@main/qmodel/tokenizer/scheme/scheme';

/**
 * Writes a model as tokenizer.json, which Hugging Face's libraries read; same model, same text. One
 * with a scheme is written as the file that it was read from.
 */
export function toTokenizerJson({
  vocabulary,
  specialTokens,
  merges,
  scheme,
}: TokenizerModel): string {
  if (scheme !== undefined) return scheme.source;
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
 * Reads a tokenizer.json of BPE over bytes, or over characters with bytes for those it does not
 * know, written by StepQ or by another program.
 * @throws CallError `invalid-input` naming the first field that is damaged or not understood.
 */
export function fromTokenizerJson(text: string): TokenizerModel {
  const file = parseTokenizerFile(text);
  const scheme = readScheme(file, text);
  const specialTokens = file.added_tokens.flatMap((one) => (one.special ? [one.content] : []));
  const vocabulary = readVocabulary(file);
  checkTokens(vocabulary, specialTokens, scheme);
  const merges = readMerges(file, vocabulary, specialTokens);
  return { vocabulary, specialTokens, merges, ...(scheme ? { scheme } : {}) };
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

function checkTokens(
  vocabulary: readonly string[],
  specialTokens: readonly string[],
  scheme: Scheme | undefined,
): void {
  const asWritten = new Set([
    ...specialTokens,
    ...(scheme?.textTokens ?? []).map(({ content }) => content),
  ]);
  const ordinary = new Set(vocabulary.filter((token) => !asWritten.has(token)));
  const ofBytes = scheme?.symbols !== 'characters';
  for (const token of ordinary) {
    if (token === '' || (ofBytes && bytesOfSpelling(token) === null)) {
      throw refusal(
        `model.vocab, token ${quote(token)}`,
        ofBytes ? 'it is not a byte-level token' : 'it is empty',
      );
    }
  }
  byteCharacters.forEach((character, byte) => {
    const token = ofBytes ? character : byteToken(byte);
    if (!ordinary.has(token)) {
      throw refusal('model.vocab', `the token of byte ${byte}, ${quote(token)}, is missing`);
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
