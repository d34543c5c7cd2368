import { refusal, type TokenizerFile } from '@main/qmodel/tokenizer/file-schema';
import type { Cut } from '@main/qmodel/tokenizer/scheme/parts';
import type { Scheme, TextToken } from '@main/qmodel/tokenizer/scheme/scheme';
import { splitPattern } from '@main/qmodel/tokenizer/scheme/split-pattern';

/**
 * How a file cuts texts; `undefined` when it does so as StepQ's own tokenizer.
 * @param source the file's text
 * @throws CallError `invalid-input` naming the field that asks for what StepQ does not know
 */
export function readScheme(file: TokenizerFile, source: string): Scheme | undefined {
  const { normalizer: normalisers, pre_tokenizer: cuts, model } = file;
  const textTokens = textTokensOf(file);
  const beginning = beginningOf(file);
  const symbols = symbolsOf(file);
  requirePatterns(cuts);
  const own =
    symbols === 'bytes' &&
    isOwnCut(cuts) &&
    normalisers.length + textTokens.length + beginning.length === 0 &&
    !model.ignore_merges;
  if (own) return undefined;
  return {
    source,
    textTokens,
    normalisers,
    cuts,
    symbols,
    wholeWords: model.ignore_merges,
    beginning,
  };
}

function isOwnCut([first, ...more]: readonly Cut[]): boolean {
  return more.length === 0 && first?.type === 'ByteLevel' && first.use_regex;
}

function textTokensOf({ added_tokens: added, normalizer }: TokenizerFile): readonly TextToken[] {
  const onlyForms = normalizer.every(({ type }) => type.startsWith('NF'));
  return added.flatMap((token, index) => {
    if (token.special) return [];
    const known = { single_word: false, lstrip: false, rstrip: false } as const;
    for (const flag of Object.keys(known) as (keyof typeof known)[]) {
      if (token[flag]) {
        throw refusal(`added_tokens.${index}.${flag}`, 'StepQ knows this of special tokens only');
      }
    }
    if (token.normalized && !onlyForms) {
      throw refusal(
        `added_tokens.${index}.normalized`,
        'StepQ knows this only where a Unicode normal form is the normaliser',
      );
    }
    return [{ content: token.content, normalized: token.normalized }];
  });
}

/** The special tokens before the text. */
function beginningOf({ post_processor: parts, added_tokens: added }: TokenizerFile): string[] {
  const special = new Set(added.flatMap(({ special, content }) => (special ? [content] : [])));
  return parts.flatMap((part) => {
    if (part.type !== 'TemplateProcessing') return [];
    const text = part.single.findIndex((one) => 'Sequence' in one);
    if (text !== part.single.length - 1) {
      throw refusal('post_processor.single', 'StepQ knows special tokens before the text only');
    }
    return part.single.slice(0, text).map((one) => {
      const id = 'SpecialToken' in one ? one.SpecialToken.id : '';
      if (special.has(id)) return id;
      throw refusal(
        'post_processor.single',
        `“${id.slice(0, 40)}” is no special token of added_tokens`,
      );
    });
  });
}

function symbolsOf({ pre_tokenizer: cuts, decoder, model }: TokenizerFile): Scheme['symbols'] {
  const at = cuts.findIndex(({ type }) => type === 'ByteLevel');
  const byteLevel = at >= 0;
  if (byteLevel && at < cuts.length - 1) {
    throw refusal('pre_tokenizer.pretokenizers', 'nothing can come after ByteLevel');
  }
  if (byteLevel && cuts.some(({ type }) => type === 'Metaspace')) {
    throw refusal('pre_tokenizer.pretokenizers', 'StepQ knows Metaspace without ByteLevel only');
  }
  if (model.byte_fallback === byteLevel) {
    throw refusal(
      'model.byte_fallback',
      byteLevel ? 'must be off with ByteLevel' : 'must be on without ByteLevel',
    );
  }
  if (byteLevel !== (decoder.type === 'ByteLevel')) {
    throw refusal('decoder.type', `“${decoder.type}” does not fit the pre_tokenizer`);
  }
  return byteLevel ? 'bytes' : 'characters';
}

function requirePatterns(cuts: readonly Cut[]): void {
  for (const cut of cuts) {
    if (cut.type === 'Split' && 'Regex' in cut.pattern) splitPattern(cut.pattern.Regex);
  }
}
