import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Article } from '@main/environments/hotpotqa/data/article';
import { cleanText, cleanTitle } from '@main/environments/hotpotqa/data/clean';
import { questionTypes, type questionSchema } from '@main/environments/hotpotqa/data/question';
import { readJsonLines } from '@main/environments/webshop/data/rows';

/**
 * Makes `resources/hotpotqa/` from the collected rows of HotpotQA: every paragraph once, and every
 * question whose supporting sentences are all among them. The first text of a title stands.
 *
 *     npm run bench -- hotpotqa-data FOLDER
 *
 * FOLDER holds `train_distractor.jsonl`, `dev_distractor.jsonl` and `dev_fullwiki.jsonl`: official
 * rows with `source`, the repository that each was found in, and `dev_index` where it was known.
 */

const rowSchema = z.object({
  id: z.union([z.string(), z.int()]),
  question: z.string(),
  answer: z.string(),
  type: z.enum(questionTypes),
  level: z.string(),
  supporting_facts: z.array(z.tuple([z.string(), z.int().min(0)])),
  context: z.array(z.tuple([z.string(), z.array(z.string())])),
  source: z.string(),
});

type Row = z.output<typeof rowSchema>;

const folder = process.argv[2];
if (folder === undefined) throw new Error('Say which folder holds the collected rows.');
const read = (name: string): readonly Row[] =>
  readJsonLines(resolve(folder, `${name}.jsonl`), rowSchema);

const files = [
  { split: 'train', rows: read('train_distractor') },
  { split: 'dev', rows: read('dev_distractor') },
  { split: 'dev', rows: read('dev_fullwiki') },
] as const;

const paragraphs = new Map<string, readonly string[]>();
let differing = 0;
for (const { rows } of files) {
  for (const [title, sentences] of rows.flatMap(({ context }) => context)) {
    const key = cleanTitle(title);
    const known = paragraphs.get(key);
    if (!known) paragraphs.set(key, sentences);
    else if (known.join('') !== sentences.join('')) differing += 1;
  }
}

const questions = new Map<string, z.output<typeof questionSchema>>();
let incomplete = 0;
for (const { split, rows } of files) {
  for (const row of rows) {
    const id = typeof row.id === 'number' ? `hotpot-dev-${row.id}` : row.id;
    if (questions.has(id)) continue;
    const complete = row.supporting_facts.every(
      ([title, sentence]) => paragraphs.get(cleanTitle(title))?.[sentence] !== undefined,
    );
    if (!complete) {
      incomplete += 1;
      continue;
    }
    questions.set(id, {
      id,
      question: cleanText(row.question),
      answer: cleanText(row.answer),
      type: row.type,
      level: row.level,
      goldTitles: [...new Set(row.supporting_facts.map(([title]) => cleanTitle(title)))],
      split,
      source: row.source,
    });
  }
}

const articles = [...paragraphs]
  .map(([title, sentences]): Article => ({
    title,
    sentences: sentences.map(cleanText).filter((sentence) => sentence !== ''),
  }))
  .filter(({ sentences }) => sentences.length > 0);

const lines = (rows: readonly object[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const into = join('resources', 'hotpotqa');
writeFileSync(join(into, 'articles.jsonl'), lines(articles));
writeFileSync(join(into, 'questions.jsonl'), lines([...questions.values()]));
console.log(
  `${articles.length} articles (${differing} paragraphs differed from the first of their title), ` +
    `${questions.size} questions, ${incomplete} left out because a supporting sentence is missing.`,
);
