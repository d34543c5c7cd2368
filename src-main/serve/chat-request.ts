import { z } from 'zod';
import type { Message } from '@main/policies/language-model/contract';
import { ApiFailure } from '@main/serve/api-failure';

const textPart = z.looseObject({ type: z.literal('text'), text: z.string() });
const content = z.union([
  z.string(),
  z.array(textPart).transform((parts) => parts.map(({ text }) => text).join('')),
]);

/** The roles of an environment's turns and of instructions differ from API to API. */
const message = z
  .discriminatedUnion('role', [
    z.looseObject({ role: z.literal(['system', 'developer']), content }),
    z.looseObject({ role: z.literal(['user', 'tool', 'function']), content }),
    z.looseObject({ role: z.literal('assistant'), content: content.nullish() }),
  ])
  .transform(({ role, content }): Message => {
    const text = content ?? '';
    if (role === 'assistant') return { role, content: text };
    return { role: role === 'system' || role === 'developer' ? 'system' : 'user', content: text };
  });

const none = (what: string) =>
  z.union([z.null(), z.array(z.unknown()).max(0)], `cannot be given: ${what}`).optional();

const chatRequestSchema = z.looseObject({
  model: z.string().optional(),
  messages: z.array(message).min(1).max(10_000),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
  n: z.literal(1, 'must be 1: the best of the candidates is the answer').nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(16)]).nullish(),
  seed: z.int().nullish(),
  tools: none('an action is written as text, type[argument]'),
  functions: none('an action is written as text, type[argument]'),
  stepq: z
    .strictObject({
      /** Which message the task begins with, from 0. */
      task_message: z.int().min(0).optional(),
    })
    .nullish(),
});

/** A step of an agent that is asked for. */
export interface ChatRequest {
  readonly messages: readonly Message[];
  readonly stream: boolean;
  readonly includeUsage: boolean;
  /** What ends a reply. */
  readonly stop: readonly string[];
  readonly seed: number | null;
  readonly taskMessage: number | null;
  /** Fields that were given and are settled by the experiment instead. */
  readonly ignored: readonly string[];
}

/** Fields of OpenAI's API by which a program would change how is sampled. */
const SETTLED = [
  'temperature',
  'top_p',
  'max_tokens',
  'max_completion_tokens',
  'frequency_penalty',
  'presence_penalty',
  'logit_bias',
  'logprobs',
  'top_logprobs',
  'response_format',
  'reasoning_effort',
];

/** @throws ApiFailure 400 naming the field */
export function readChatRequest(json: unknown): ChatRequest {
  const read = chatRequestSchema.safeParse(json);
  if (!read.success) throw refusal(read.error);
  const { messages, stream, stream_options, stop, seed, stepq } = read.data;
  return {
    messages,
    stream: stream ?? false,
    includeUsage: stream_options?.include_usage ?? false,
    stop: (typeof stop === 'string' ? [stop] : (stop ?? [])).filter((text) => text !== ''),
    seed: seed ?? null,
    taskMessage: stepq?.task_message ?? null,
    ignored: SETTLED.filter((name) => (read.data[name] ?? null) !== null),
  };
}

function refusal({ issues }: z.ZodError): ApiFailure {
  const path = (issues[0]?.path ?? []).map(String).join('.');
  const why = issues[0]?.message ?? 'is not as it should be';
  const param = path === '' ? null : path;
  return new ApiFailure(400, 'invalid_request', `${param ?? 'The request'}: ${why}.`, param);
}
