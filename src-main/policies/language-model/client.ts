import OpenAI from 'openai';
import type { EndpointSection } from '@shared/experiment/endpoint-section';
import { classify } from './classify';
import type { Message } from './contract';
import { EndpointFault } from './fault';
import { readModelReply, type ModelReply } from './reply';

/** The body of a chat-completions call. */
export interface ChatRequest {
  readonly messages: readonly Message[];
  readonly n: number;
  readonly temperature: number;
  readonly topP: number;
  readonly maxTokens: number;
  readonly stop: readonly string[];
  readonly seed: number | null;
  readonly logprobs?: boolean;
}

/** What an endpoint turned out to want, found by asking. */
export interface EndpointTraits {
  /** Whether it gives several choices to one call. */
  many: boolean;
  /** How it calls the limit of a reply: newer models of OpenAI know only the second name. */
  limit: 'max_tokens' | 'max_completion_tokens';
}

/** One endpoint to talk to, a single attempt at a time: repetitions are for those who call. */
export interface EndpointClient {
  /** Address and model, as they are told to people. */
  readonly name: string;
  /** @throws EndpointFault; the signal's reason when it is aborted */
  chat(request: ChatRequest, traits: EndpointTraits, signal?: AbortSignal): Promise<ModelReply>;
  /** The names of its models. @throws as `chat` */
  models(signal?: AbortSignal): Promise<readonly string[]>;
}

/** Headers by which the library tells what machine it runs on; that is nobody's business. */
const TELLTALE = ['lang', 'package-version', 'os', 'arch', 'runtime', 'runtime-version'];

/**
 * Opens the way to an endpoint. Nothing is taken from the environment: the library would read keys
 * and addresses from there by itself.
 * @param key `null` where the endpoint wants none
 */
export function connectEndpoint(
  { baseUrl, model, organisation, headers }: EndpointSection,
  key: string | null,
  timeoutSeconds: number,
): EndpointClient {
  const openai = new OpenAI({
    baseURL: baseUrl.replace(/\/+$/, ''),
    apiKey: key ?? 'none',
    organization: organisation === '' ? null : organisation,
    project: null,
    maxRetries: 0,
    logLevel: 'off',
    defaultHeaders: {
      ...Object.fromEntries(TELLTALE.map((name) => [`x-stainless-${name}`, null])),
      ...headers,
      ...(key === null ? { authorization: null } : {}),
    },
  });

  /** The library's own limit ends with the first byte; this one with the last. */
  const within = async <T>(
    ask: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> => {
    const limit = AbortSignal.timeout(timeoutSeconds * 1000);
    try {
      return await ask(signal ? AbortSignal.any([signal, limit]) : limit);
    } catch (error) {
      signal?.throwIfAborted();
      if (limit.aborted) throw new EndpointFault('timeout', `no answer within ${timeoutSeconds} s`);
      throw classify(error, key);
    }
  };

  return {
    name: `${baseUrl} (${model})`,
    chat: (request, traits, signal) =>
      within(async (until) => {
        const body = { model, ...bodyOf(request, traits) };
        return readModelReply(await openai.chat.completions.create(body, { signal: until }));
      }, signal),
    models: (signal) =>
      within(async (until) => {
        const page = await openai.models.list({ signal: until });
        const ids: readonly unknown[] = Array.isArray(page.data)
          ? page.data.map(({ id }) => id)
          : [];
        return ids.filter((id) => typeof id === 'string');
      }, signal),
  };
}

/** What is posted for a request, but for the model's name. */
export function bodyOf(
  { messages, n, temperature, topP, maxTokens, stop, seed, logprobs }: ChatRequest,
  { limit }: EndpointTraits,
): Omit<OpenAI.ChatCompletionCreateParamsNonStreaming, 'model'> {
  return {
    messages: [...messages],
    temperature,
    [limit]: maxTokens,
    // What is at its default is left out: small servers refuse fields that they do not know.
    ...(topP === 1 ? {} : { top_p: topP }),
    ...(n === 1 ? {} : { n }),
    ...(stop.length === 0 ? {} : { stop: [...stop] }),
    ...seeded(seed),
    ...(logprobs === true ? { logprobs: true } : {}),
  };
}

/** Apart, for the library's types call the field a beta of OpenAI's own; other servers live by it. */
function seeded(seed: number | null): Readonly<Record<string, number>> {
  return seed === null ? {} : { seed };
}
