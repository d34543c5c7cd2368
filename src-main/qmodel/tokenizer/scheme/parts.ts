import { z } from 'zod';

/**
 * The parts of a tokenizer.json that decide into which words a text falls, as Hugging Face's library
 * names them. What is not here is refused under its name.
 */

const unknown = {
  error: ({ input }: { readonly input?: unknown }) => {
    const parsed = z.object({ type: z.string() }).safeParse(input);
    return parsed.success ? `StepQ does not know “${parsed.data.type.slice(0, 60)}”` : undefined;
  },
};

/** Longest pattern or replacement in a file. */
const LONGEST = 2000;

const normalisers = [
  z.object({ type: z.enum(['NFC', 'NFD', 'NFKC', 'NFKD']) }),
  z.object({ type: z.literal('Prepend'), prepend: z.string().max(LONGEST) }),
  z.object({
    type: z.literal('Replace'),
    pattern: z.object({ String: z.string().min(1).max(LONGEST) }),
    content: z.string().max(LONGEST),
  }),
] as const;

export type Normaliser = z.infer<(typeof normalisers)[number]>;

/** One or a sequence of them, as a list. */
export const normalisersSchema = z
  .discriminatedUnion(
    'type',
    [
      ...normalisers,
      z.object({
        type: z.literal('Sequence'),
        normalizers: z.array(z.discriminatedUnion('type', normalisers, unknown)),
      }),
    ],
    unknown,
  )
  .nullish()
  .transform((one) => (one == null ? [] : one.type === 'Sequence' ? one.normalizers : [one]));

const cuts = [
  z.object({
    type: z.literal('ByteLevel'),
    add_prefix_space: z.literal(false),
    use_regex: z.boolean().default(true),
  }),
  z.object({
    type: z.literal('Split'),
    pattern: z.union([
      z.object({ Regex: z.string().min(1).max(LONGEST) }),
      z.object({ String: z.string().min(1).max(LONGEST) }),
    ]),
    behavior: z.enum(['Isolated', 'Removed']),
    invert: z.boolean().default(false),
  }),
  z.object({ type: z.literal('Digits'), individual_digits: z.boolean().default(false) }),
  z.object({
    type: z.literal('Metaspace'),
    replacement: z.string().min(1).max(LONGEST).default('▁'),
    prepend_scheme: z.enum(['always', 'first', 'never']).optional(),
    add_prefix_space: z.boolean().optional(),
    split: z.boolean().default(true),
  }),
] as const;

export type Cut = z.infer<(typeof cuts)[number]>;

/** One or a sequence of them, as a list. */
export const cutsSchema = z
  .discriminatedUnion(
    'type',
    [
      ...cuts,
      z.object({
        type: z.literal('Sequence'),
        pretokenizers: z.array(z.discriminatedUnion('type', cuts, unknown)),
      }),
    ],
    unknown,
  )
  .nullish()
  .transform((one) => (one == null ? [] : one.type === 'Sequence' ? one.pretokenizers : [one]));

const templatePart = z.union([
  z.object({ SpecialToken: z.object({ id: z.string() }) }),
  z.object({ Sequence: z.object({ id: z.literal('A') }) }),
]);

const postProcessors = [
  z.object({ type: z.literal('ByteLevel') }),
  z.object({ type: z.literal('TemplateProcessing'), single: z.array(templatePart) }),
] as const;

/** One or a sequence of them, as a list. */
export const postProcessorsSchema = z
  .discriminatedUnion(
    'type',
    [
      ...postProcessors,
      z.object({
        type: z.literal('Sequence'),
        processors: z.array(z.discriminatedUnion('type', postProcessors, unknown)),
      }),
    ],
    unknown,
  )
  .nullish()
  .transform((one) => (one == null ? [] : one.type === 'Sequence' ? one.processors : [one]));
