import { z } from 'zod';
import { configProblems } from '@shared/experiment/problems';
import type { ReplyEnd } from '@shared/policy/ledger';
import { EndpointFault } from './fault';

const count = z.int().min(0).nullish();

/** What is read of a chat completion; servers add what they like. */
const replySchema = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        index: z.int().min(0).nullish(),
        finish_reason: z.string().nullish(),
        message: z.looseObject({
          content: z.string().nullish(),
          refusal: z.string().nullish(),
        }),
        logprobs: z.unknown().optional(),
      }),
    )
    .max(1000),
  usage: z
    .looseObject({
      prompt_tokens: count,
      completion_tokens: count,
      prompt_tokens_details: z.looseObject({ cached_tokens: count }).nullish(),
    })
    .nullish(),
});

/** One of the replies in a chat completion. */
export interface ReplyChoice {
  readonly text: string;
  readonly end: ReplyEnd;
  /** Whether the log-probabilities of its tokens came with it. */
  readonly logprobs: boolean;
}

/** Tokens as the endpoint counted them, over all replies of a call; `null` where it does not tell. */
export interface ReplyUsage {
  readonly promptTokens: number | null;
  readonly cachedTokens: number | null;
  readonly completionTokens: number | null;
}

/** A chat completion as it is used here. */
export interface ModelReply {
  /** At least one, in the order of their indices. */
  readonly choices: readonly ReplyChoice[];
  readonly usage: ReplyUsage;
}

/**
 * Reads a chat completion.
 * @throws EndpointFault `malformed` with the path of the field, or `empty`
 */
export function readModelReply(body: unknown): ModelReply {
  const parsed = replySchema.safeParse(body);
  if (!parsed.success) {
    const [problem] = configProblems(parsed.error);
    const place = problem?.path === '' ? 'the reply' : (problem?.path ?? 'the reply');
    throw new EndpointFault('malformed', `${place} ${problem?.message ?? 'is wrong'}`);
  }
  const { choices, usage } = parsed.data;
  if (choices.length === 0) throw new EndpointFault('empty', 'no choices in the reply');
  const ordered = choices
    .map((choice, position) => ({ choice, at: choice.index ?? position }))
    .sort((a, b) => a.at - b.at);
  return {
    choices: ordered.map(({ choice: { message, finish_reason, logprobs } }) => ({
      text: message.content ?? message.refusal ?? '',
      end: endOf(finish_reason),
      logprobs: typeof logprobs === 'object' && logprobs !== null,
    })),
    usage: {
      promptTokens: usage?.prompt_tokens ?? null,
      cachedTokens: usage?.prompt_tokens_details?.cached_tokens ?? null,
      completionTokens: usage?.completion_tokens ?? null,
    },
  };
}

function endOf(reason: string | null | undefined): ReplyEnd {
  if (reason === 'content_filter') return 'content-filter';
  return reason === 'stop' || reason === 'length' ? reason : 'other';
}
