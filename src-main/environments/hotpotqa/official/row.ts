import { z } from 'zod';
import type { RawRow } from '@main/environments/official/json-rows';
import { readElement, wholeText, type ReadRow } from '@main/environments/official/row';
import type { Article } from '../data/article';
import { cleanText, cleanTitle } from '../data/clean';
import { questionTypes, type Question } from '../data/question';

const filled = wholeText.refine((value) => cleanText(value) !== '', 'is empty');

/** One row of an official file with answers, distractor or full-wiki. */
const officialRowSchema = z.object({
  _id: filled,
  question: filled,
  answer: filled,
  type: z.enum(questionTypes),
  level: wholeText.default(''),
  supporting_facts: z.array(z.tuple([filled, z.int().min(0)])).min(1),
  context: z.array(z.tuple([filled, z.array(wholeText)])),
});

/** A row as StepQ uses it. */
export interface OfficialRow {
  readonly question: Question;
  /** The paragraphs of the row; in full-wiki rows not always those that the answer rests on. */
  readonly articles: readonly Article[];
}

/** Reads one row, or says everything that is wrong with it. */
export function readOfficialRow(raw: RawRow): ReadRow<OfficialRow> {
  const read = readElement(raw, officialRowSchema);
  return 'value' in read ? { value: fromOfficial(read.value) } : read;
}

function fromOfficial(row: z.output<typeof officialRowSchema>): OfficialRow {
  return {
    question: {
      id: cleanText(row._id),
      question: cleanText(row.question),
      answer: cleanText(row.answer),
      type: row.type,
      level: row.level,
      goldTitles: [...new Set(row.supporting_facts.map(([title]) => cleanTitle(title)))],
    },
    articles: row.context.flatMap(([title, held]) => {
      const sentences = held.map(cleanText).filter((sentence) => sentence !== '');
      return sentences.length > 0 ? [{ title: cleanTitle(title), sentences }] : [];
    }),
  };
}
