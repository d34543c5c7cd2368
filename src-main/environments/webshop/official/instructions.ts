import { z } from 'zod';
import { wholeText } from '@main/environments/official/row';

/** What stands under an ASIN in `items_ins_v2.json`: the hidden attributes and a made instruction. */
export const madeSchema = z
  .object({
    attributes: z.array(wholeText),
    instruction: wholeText.nullish(),
    instruction_attributes: z.array(wholeText).nullish(),
  })
  .refine(
    ({ instruction, instruction_attributes: asked }) => !instruction || (asked?.length ?? 0) > 0,
    { path: ['instruction_attributes'], message: 'names nothing that the instruction asks for' },
  );

/** What stands under an ASIN in `items_human_ins.json`: instructions that people wrote. */
export const writtenSchema = z.array(
  z.object({
    instruction: wholeText,
    instruction_attributes: z.array(wholeText),
    instruction_options: z.array(wholeText),
  }),
);

/** The attributes of a product of which `items_ins_v2.json` says nothing (upstream's constant). */
export const NO_ATTRIBUTES: readonly string[] = ['DUMMY_ATTR'];
