import { z } from 'zod';
import { CallError } from '@main/rpc/rpc';
import type { WikiAnswer } from './answer';

/** How a MediaWiki is to be asked. */
export interface MediaWiki {
  /** Address of its `api.php`. */
  readonly api: string;
  /** Who asks, as the wiki's rules want to be told. */
  readonly userAgent: string;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Milliseconds after which an answer is no longer waited for. */
const PATIENCE = 30_000;
/** Times that a wiki which is busy is asked, and milliseconds before the second time. */
const TRIES = 4;
const FIRST_PAUSE = 1000;
/** Longest pause that a wiki may ask for, in milliseconds. */
const LONGEST_PAUSE = 60_000;
/** Longest answer, in characters; the longest article has about half a million. */
const LONGEST_ANSWER = 10_000_000;
/** Longest search that MediaWiki takes. */
const LONGEST_SEARCH = 300;
/** Titles on offer (upstream's constant). */
const TITLES = 5;

const replySchema = z.object({
  error: z.object({ code: z.string(), info: z.string() }).optional(),
  query: z
    .object({
      pages: z
        .array(
          z.object({
            title: z.string(),
            missing: z.boolean().optional(),
            invalid: z.boolean().optional(),
            extract: z.string().optional(),
            pageprops: z.object({ disambiguation: z.string().optional() }).optional(),
          }),
        )
        .optional(),
      search: z.array(z.object({ title: z.string().min(1) })).optional(),
    })
    .optional(),
});

/**
 * Asks a MediaWiki with the TextExtracts extension for the article of a name and for the titles that
 * its search finds, in one request. A wiki that is busy is asked again later.
 * @throws CallError `unavailable` when no answer comes, `bad-data` when it is none of MediaWiki
 */
export async function askMediaWiki(wiki: MediaWiki, name: string): Promise<WikiAnswer> {
  for (let tries = 1; ; tries += 1) {
    const { pause, failure, reply } = await request(wiki, name);
    if (reply) return reply;
    if (pause === null || tries === TRIES) throw failure;
    await wiki.wait(Math.min(LONGEST_PAUSE, pause ?? FIRST_PAUSE * 2 ** (tries - 1)));
  }
}

type Outcome =
  | { readonly reply: WikiAnswer; readonly pause?: never; readonly failure?: never }
  /** Milliseconds to wait before asking again; undefined leaves it to the caller, null says not to. */
  | {
      readonly reply?: never;
      readonly pause: number | null | undefined;
      readonly failure: CallError;
    };

async function request({ api, userAgent }: MediaWiki, name: string): Promise<Outcome> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(addressFor(api, name), {
      headers: { 'User-Agent': userAgent, 'Api-User-Agent': userAgent, Accept: 'application/json' },
      signal: AbortSignal.timeout(PATIENCE),
    });
    text = await response.text();
  } catch (error) {
    return { pause: null, failure: unavailable(api, reasonOf(error)) };
  }
  const failure = unavailable(api, `it answered with status ${response.status}`);
  if (response.status === 429 || response.status >= 500) {
    return { pause: askedPause(response), failure };
  }
  if (!response.ok) return { pause: null, failure };
  const reply = readReply(text);
  if (!reply) {
    const message = `${api} does not answer as the API of a MediaWiki does. Look at task.hotpotqa.api.`;
    return { pause: null, failure: new CallError('bad-data', message) };
  }
  if (reply.error) {
    const busy = ['maxlag', 'ratelimited'].includes(reply.error.code);
    return {
      pause: busy ? askedPause(response) : null,
      failure: unavailable(api, `it said: ${reply.error.info}`),
    };
  }
  return { reply: answerOf(reply) };
}

function addressFor(api: string, name: string): URL {
  const address = new URL(api);
  const parameters = {
    action: 'query',
    format: 'json',
    formatversion: '2',
    // Answers nothing while the servers lag behind: the wiki's own way of asking for patience.
    maxlag: '5',
    redirects: '1',
    prop: 'extracts|pageprops',
    explaintext: '1',
    ppprop: 'disambiguation',
    // With this sign in front a `|` of the name does not separate titles.
    titles: `\u001f${name}`,
    list: 'search',
    srsearch: name.slice(0, LONGEST_SEARCH),
    srlimit: String(TITLES),
    srprop: '',
  };
  for (const [key, value] of Object.entries(parameters)) address.searchParams.set(key, value);
  return address;
}

function readReply(text: string): z.output<typeof replySchema> | null {
  if (text.length > LONGEST_ANSWER) return null;
  try {
    const { data } = replySchema.safeParse(JSON.parse(text));
    return data && (data.query ?? data.error) ? data : null;
  } catch {
    return null;
  }
}

function answerOf({ query }: z.output<typeof replySchema>): WikiAnswer {
  const page = query?.pages?.[0];
  const there = page && !page.missing && !page.invalid && page.title !== '';
  return {
    page: there
      ? {
          title: page.title,
          text: page.extract ?? '',
          disambiguation: page.pageprops?.disambiguation !== undefined,
        }
      : null,
    titles: (query?.search ?? []).map(({ title }) => title),
  };
}

/** Milliseconds that the wiki asks to wait, when it says so in seconds. */
function askedPause(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

function unavailable(api: string, reason: string): CallError {
  return new CallError('unavailable', `${api} could not be asked: ${reason}.`);
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'no answer came in time';
  // Node says only that the fetch failed; the reason is its cause.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message;
  return String(cause);
}
