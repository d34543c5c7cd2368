import { answered, type Answer } from '@main/environments/answer';
import { CallError } from '@main/rpc/rpc';
import type { Article } from '../data/article';
import type { Found } from '../data/corpus';
import { foldName } from '../search/title-index';
import { foundIn, type WikiAnswer } from './answer';
import { askMediaWiki, type MediaWiki } from './media-wiki';
import { createRecorder } from './recorder';

/** Articles that have to be asked for. What was once found is there at once. */
export interface Library {
  /** @throws CallError `unavailable` when it is neither recorded nor to be had */
  search(name: string): Answer<Found>;
  /** An article that a search has found. */
  article(title: string): Article | undefined;
}

/** Answers held in memory beside the recorded ones; an article takes some tens of kilobytes. */
const REMEMBERED = 1000;

/** Milliseconds from the beginning of one request to that of the next. */
const LEAST_GAP = 250;

/**
 * A library that replays what is recorded in `folder` and asks the wiki, one request after another,
 * for the rest. Without a folder it remembers as long as the process runs.
 * @param remembered how many recorded answers are held in memory
 */
export function createLibrary(
  wiki: MediaWiki,
  folder: string | null,
  remembered = REMEMBERED,
): Library {
  const recorder = folder === null ? null : createRecorder(folder, wiki.api);
  const known = new Map<string, Answer<WikiAnswer>>();
  /** The name by which each article was found. */
  const nameOf = new Map<string, string>();
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = (name: string): Promise<WikiAnswer> => {
    const turn = last.then(() => askMediaWiki(wiki, name));
    last = Promise.allSettled([turn, last.then(() => wiki.wait(LEAST_GAP))]);
    return turn;
  };
  const remember = (name: string, answer: WikiAnswer): WikiAnswer => {
    known.delete(name);
    known.set(name, answer);
    // What is recorded can be read again: whole articles of days would not fit into memory.
    if (recorder && known.size > remembered) forgetOldest(known);
    return answer;
  };
  const ask = async (name: string): Promise<WikiAnswer> => {
    try {
      const answer = await inTurn(name);
      recorder?.write(name, answer);
      return remember(name, answer);
    } catch (error) {
      known.delete(name);
      throw notHad(error, name, folder);
    }
  };
  const had = (name: string): Answer<WikiAnswer> | undefined => {
    const answer = known.get(name);
    if (answer) return answer;
    const recorded = recorder?.read(name);
    return recorded && remember(name, recorded);
  };
  const answerTo = (name: string): Answer<WikiAnswer> => {
    const answer = had(name);
    if (answer) return answer;
    const asked = ask(name);
    known.set(name, asked);
    return asked;
  };
  const keep = (name: string, found: Found): Found => {
    if (found.kind === 'article') nameOf.set(found.article.title, name);
    return found;
  };
  return {
    search: (name) =>
      answered(answerTo(name), (answer) => {
        const found = foundIn(answer);
        const written = found.kind === 'similar' ? otherwiseWritten(name, found.titles) : undefined;
        if (written === undefined) return keep(name, found);
        return answered(answerTo(written), (other) => {
          const again = foundIn(other);
          return again.kind === 'article' ? keep(written, again) : found;
        });
      }),
    article: (title) => {
      const name = nameOf.get(title);
      const answer = name === undefined ? undefined : had(name);
      if (!answer || answer instanceof Promise) return undefined;
      const found = foundIn(answer);
      return found.kind === 'article' ? found.article : undefined;
    },
  };
}

function forgetOldest(known: Map<string, Answer<WikiAnswer>>): void {
  for (const [name, answer] of known) {
    if (answer instanceof Promise) continue;
    known.delete(name);
    return;
  }
}

/** A title that is the name but for case, accents and punctuation: MediaWiki's titles mind them. */
function otherwiseWritten(name: string, titles: readonly string[]): string | undefined {
  const folded = foldName(name);
  return titles.find((title) => title !== name && foldName(title) === folded);
}

function notHad(error: unknown, name: string, folder: string | null): unknown {
  if (!(error instanceof CallError) || error.code !== 'unavailable') return error;
  const where = folder === null ? 'not known yet' : `not among the answers recorded in ${folder}`;
  return new CallError(
    'unavailable',
    `What the wiki says of “${name}” is ${where}, and ${error.message} What was finished is kept: resume when it can be reached.`,
  );
}
