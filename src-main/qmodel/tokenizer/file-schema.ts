import { z } from 'zod';
import { CallError } from '@main/rpc/rpc';
import {
  cutsSchema,
  normalisersSchema,
  postProcessorsSchema,
} from '@main/qmodel/tokenizer/scheme/parts';

/** A setting that StepQ knows in one position only; a file may leave it out. */
const fixed = <T extends string | boolean | null>(...values: [T, ...T[]]) =>
  z.literal(values).optional();

const flag = z.boolean().default(false);

/**
 * The part of Hugging Face's tokenizer.json that StepQ understands. Whatever would make the same
 * text give other ids must be known or off.
 */
const fileSchema = z.object({
  truncation: fixed(null),
  padding: fixed(null),
  added_tokens: z.array(
    z.object({
      id: z.int().nonnegative(),
      content: z.string().min(1),
      special: z.boolean(),
      normalized: flag,
      single_word: flag,
      lstrip: flag,
      rstrip: flag,
    }),
  ),
  normalizer: normalisersSchema,
  pre_tokenizer: cutsSchema,
  post_processor: postProcessorsSchema,
  decoder: z.object({ type: z.enum(['ByteLevel', 'Metaspace', 'Sequence']) }),
  model: z.object({
    type: z.literal('BPE'),
    dropout: fixed(null),
    unk_token: z.string().nullish(),
    continuing_subword_prefix: fixed(null, ''),
    end_of_word_suffix: fixed(null, ''),
    byte_fallback: flag,
    ignore_merges: flag,
    // Checked by hand: a record would drop the token `__proto__`, which a text may well contain.
    vocab: z.custom<object>((value) => typeof value === 'object' && value !== null, {
      error: 'expected an object from tokens to ids',
    }),
    merges: z.array(z.union([z.string(), z.tuple([z.string(), z.string()])])),
  }),
});

export type TokenizerFile = z.output<typeof fileSchema>;

/** @throws CallError `invalid-input` naming the first field that is damaged or not understood. */
export function parseTokenizerFile(text: string): TokenizerFile {
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

/** That a tokenizer file cannot be used, naming the field. */
export function refusal(field: string, why: string): CallError {
  return new CallError('invalid-input', `The tokenizer file cannot be used: ${field}: ${why}.`);
}

/** A token at a length that fits a sentence. */
export function quote(token: string): string {
  return `“${token.length > 40 ? `${token.slice(0, 40)}…` : token}”`;
}
