import { join } from 'node:path';
import { stepLimits } from '@shared/experiment/environments';
import type {
  CorpusDocument,
  Environment,
  EnvironmentFamily,
  EnvironmentTask,
} from '@main/environments/environment';
import { readJsonLines } from '@main/environments/webshop/data/rows';
import { CallError } from '@main/rpc/rpc';
import { articleSchema, type Article } from './data/article';
import { createCorpus } from './data/corpus';
import { groupQuestions } from './data/groups';
import { questionSchema, taskOf, type Question } from './data/question';
import type { Episode } from './episode';
import { HotpotQa, type World } from './hotpotqa';
import type { Library } from './live/library';
import { LiveHotpotQa } from './live/live-hotpotqa';
import { acceptQuestionFile, readQuestionFile } from './official/question-file';

/** A file of the official data set from which to take further questions. */
export interface FurtherFile {
  readonly path: string;
  /** Whether to use the good rows of a file that has bad ones. */
  readonly keepGood: boolean;
}

/** What HotpotQA is to be played with. */
export interface HotpotQaOptions {
  /** Beside the shipped questions; official JSON files, distractor or full-wiki. */
  readonly further?: readonly FurtherFile[];
}

/**
 * HotpotQA (Yang et al. 2018) as a task of looking things up, over article introductions on disk in
 * place of the live Wikipedia, from the data files in `directory`. All questions are tasks whose
 * supporting articles are in the corpus.
 * @throws CallError `bad-data` when a data file is missing or a row is not as it should be.
 */
export function loadHotpotQa(
  directory: string,
  { further = [] }: HotpotQaOptions = {},
): EnvironmentFamily<Episode, HotpotQa> {
  const { articles, questions } = readData(directory, further);
  const corpus = createCorpus(articles);
  const answerable = questions.filter(({ goldTitles }) =>
    goldTitles.every((title) => corpus.article(title)),
  );
  return familyOf(articles, answerable, (question) => new HotpotQa({ corpus, question }));
}

/**
 * HotpotQA over the whole articles of `library`. All questions are tasks, and the environment's own
 * text is still that of the shipped articles.
 * @throws CallError `bad-data` when a data file is missing or a row is not as it should be.
 */
export function loadLiveHotpotQa(
  directory: string,
  library: Library,
  { further = [] }: HotpotQaOptions = {},
): EnvironmentFamily<Episode, LiveHotpotQa> {
  const { articles, questions } = readData(directory, further);
  return familyOf(
    articles,
    questions,
    (question, signal) => new LiveHotpotQa(question, library, signal),
  );
}

interface HotpotQaData {
  readonly articles: readonly Article[];
  readonly questions: readonly Question[];
}

/** The shipped articles and questions, then those of the further files that are new. */
function readData(directory: string, further: readonly FurtherFile[]): HotpotQaData {
  const files = further.map(({ path, keepGood }) =>
    acceptQuestionFile(readQuestionFile(path), keepGood),
  );
  return {
    articles: firstOf(
      [
        ...readJsonLines(join(directory, 'articles.jsonl'), articleSchema),
        ...files.flatMap((file) => file.articles),
      ],
      ({ title }) => title,
    ),
    questions: firstOf<Question>(
      [
        ...readJsonLines(join(directory, 'questions.jsonl'), questionSchema),
        ...files.flatMap((file) => file.questions),
      ],
      ({ id }) => id,
    ),
  };
}

function familyOf<Played extends Environment<Episode>>(
  articles: readonly Article[],
  questions: readonly Question[],
  create: (question: World['question'], signal?: AbortSignal) => Played,
): EnvironmentFamily<Episode, Played> {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const tasks = tasksOf(questions);
  const questionOf = (id: string): Question => {
    const question = byId.get(id);
    if (question) return question;
    throw new CallError('unknown-task', `HotpotQA has no task ${id}.`);
  };
  return {
    id: 'hotpotqa',
    maxDepth: stepLimits.hotpotqa,
    // What the paper's code backs up for an episode that gave no answer.
    returns: { unfinished: -1 },
    tasks: () => tasks,
    create: (signal) => create(questionOf, signal),
    corpus: (excluded) => corpusWithout(articles, questions, tasks, excluded),
  };
}

/** Of items with the same key the first. */
function firstOf<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const held = new Map<string, T>();
  for (const item of items) {
    const key = keyOf(item);
    if (!held.has(key)) held.set(key, item);
  }
  return [...held.values()];
}

function tasksOf(questions: readonly Question[]): readonly EnvironmentTask[] {
  const groups = groupQuestions(questions);
  return questions.map((question, i) => taskOf(question, groups[i]!));
}

/** Every article but those that the questions of the excluded groups rest on. */
function corpusWithout(
  articles: readonly Article[],
  questions: readonly Question[],
  tasks: readonly EnvironmentTask[],
  excluded: ReadonlySet<string>,
): readonly CorpusDocument[] {
  const gold = new Set(
    questions.flatMap(({ goldTitles }, i) => (excluded.has(tasks[i]!.group) ? goldTitles : [])),
  );
  return articles
    .filter(({ title }) => !gold.has(title))
    .map(({ title, sentences }) => ({ title, body: sentences.join(' ') }));
}
