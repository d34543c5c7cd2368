import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import pLimit, { type LimitFunction } from 'p-limit';
import { CallError } from '@main/rpc/rpc';
import type { EndpointSection } from '@shared/experiment/endpoint-section';
import type { ReplyEnd } from '@shared/policy/ledger';
import type { ChatRequest, EndpointClient } from './client';
import type { Message } from './contract';
import { EndpointFault } from './fault';
import {
  loadLlama,
  type LlamaChat,
  type LlamaModule,
  type LlamaSequence,
  type LlamaTurn,
} from './llama';
import type { ModelReply, ReplyChoice } from './reply';

/** Tokens of one conversation at most; a model that was made for fewer takes those. */
const MOST_CONTEXT = 8192;

/** A place in the model's memory: it keeps what it read, so that a prompt that goes on costs little. */
interface Slot {
  readonly chat: LlamaChat;
  readonly sequence: LlamaSequence;
}

interface Loaded {
  readonly limit: LimitFunction;
  readonly free: Slot[];
}

/** Models that were loaded, by file and number of places: they stay until the program ends. */
const loaded = new Map<string, Promise<Loaded>>();

/**
 * A GGUF file of the user's as an endpoint of its own, run in this process by node-llama-cpp. The
 * model is loaded by the first call and stays in memory.
 * @param endpoint its `baseUrl` is the file's address, `file:///…`; `concurrency` conversations at a time
 * @param load gives the package; another one in tests
 */
export function connectLocalModel(
  endpoint: Pick<EndpointSection, 'baseUrl' | 'model' | 'concurrency'>,
  timeoutSeconds: number,
  load: () => Promise<LlamaModule> = loadLlama,
): EndpointClient {
  const { baseUrl, model, concurrency } = endpoint;
  const path = fileURLToPath(baseUrl);
  const ready = (): Promise<Loaded> => {
    const key = `${concurrency} ${path}`;
    const found = loaded.get(key) ?? open(path, concurrency, load);
    loaded.set(key, found);
    // One that could not be loaded is tried again by the next call.
    found.catch(() => loaded.delete(key));
    return found;
  };
  return {
    name: `${baseUrl} (${model})`,
    models: () => Promise.resolve([basename(path)]),
    chat: async (request, _traits, signal) => {
      const { limit, free } = await ready();
      const until = AbortSignal.timeout(timeoutSeconds * 1000);
      const either = signal ? AbortSignal.any([signal, until]) : until;
      const ask = async (at: number): Promise<Said> => {
        const slot = free.pop();
        if (!slot) throw new Error('More conversations than places.');
        try {
          either.throwIfAborted();
          return await say(slot, request, at, either);
        } finally {
          free.push(slot);
        }
      };
      try {
        const all = Array.from({ length: request.n }, (_, at) => limit(() => ask(at)));
        return replyOf(await Promise.all(all));
      } catch (error) {
        signal?.throwIfAborted();
        throw faultOf(error, until.aborted ? timeoutSeconds : null);
      }
    },
  };
}

async function open(
  path: string,
  places: number,
  load: () => Promise<LlamaModule>,
): Promise<Loaded> {
  if (!existsSync(path)) throw unusable(path, 'there is no such file');
  const module = await load();
  try {
    const llama = await module.getLlama({ build: 'never', progressLogs: false, logLevel: 'error' });
    const model = await llama.loadModel({ modelPath: path });
    const context = await model.createContext({
      sequences: places,
      // Its threads never sleep: with one for each core, all wait for the core that serves the rest.
      threads: Math.max(1, llama.cpuMathCores - 1),
      contextSize: { max: MOST_CONTEXT },
    });
    const free = Array.from({ length: places }, () => {
      const sequence = context.getSequence();
      return { sequence, chat: new module.LlamaChat({ contextSequence: sequence }) };
    });
    return { limit: pLimit(places), free };
  } catch (error) {
    throw unusable(path, wordsOf(error));
  }
}

function unusable(path: string, why: string): CallError {
  return new CallError(
    'endpoint',
    `The model file ${path} cannot be used (${why}). Every reply that came is kept. Put a GGUF model there, then resume, or start an experiment with another.`,
  );
}

interface Said {
  readonly choice: ReplyChoice;
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly completionTokens: number;
}

async function say(
  { chat, sequence }: Slot,
  { messages, temperature, topP, maxTokens, stop, seed }: ChatRequest,
  at: number,
  signal: AbortSignal,
): Promise<Said> {
  const before = sequence.tokenMeter.getState();
  const tooLong = new AbortController();
  const { response, metadata } = await chat.generateResponse(turnsOf(messages), {
    temperature,
    topP,
    maxTokens,
    // Counted up over the choices of a call, as servers do.
    ...(seed === null ? {} : { seed: seed + at }),
    customStopTriggers: stop,
    signal: AbortSignal.any([signal, tooLong.signal]),
    // A prompt of which something was left out is another prompt: it is given up instead.
    contextShift: {
      strategy: () => {
        tooLong.abort(new EndpointFault('context-length', 'it does not fit into the context'));
        return { chatHistory: NO_TURNS };
      },
    },
  });
  const after = sequence.tokenMeter.getState();
  const read = after.usedInputTokens - before.usedInputTokens;
  const completionTokens = after.usedOutputTokens - before.usedOutputTokens;
  const promptTokens = Math.max(read, sequence.nextTokenIndex - completionTokens);
  return {
    choice: { text: response, end: endOf(metadata.stopReason), logprobs: false },
    promptTokens,
    cachedTokens: promptTokens - read,
    completionTokens,
  };
}

/** The least that node-llama-cpp takes for a conversation. */
const NO_TURNS: readonly LlamaTurn[] = [
  { type: 'user', text: '' },
  { type: 'model', response: [] },
];

function turnsOf(messages: readonly Message[]): readonly LlamaTurn[] {
  return messages.map(({ role, content }) =>
    role === 'assistant'
      ? { type: 'model' as const, response: [content] }
      : { type: role, text: content },
  );
}

function replyOf(all: readonly Said[]): ModelReply {
  const sum = (of: (said: Said) => number): number => all.reduce((s, said) => s + of(said), 0);
  return {
    choices: all.map(({ choice }) => choice),
    usage: {
      promptTokens: sum((said) => said.promptTokens),
      cachedTokens: sum((said) => said.cachedTokens),
      completionTokens: sum((said) => said.completionTokens),
    },
  };
}

function endOf(reason: string): ReplyEnd {
  if (reason === 'maxTokens') return 'length';
  return reason === 'abort' ? 'other' : 'stop';
}

function faultOf(error: unknown, timeoutSeconds: number | null): unknown {
  if (timeoutSeconds !== null) {
    return new EndpointFault('timeout', `no answer within ${timeoutSeconds} s`);
  }
  if (error instanceof CallError || error instanceof EndpointFault) return error;
  return new EndpointFault('refused', wordsOf(error));
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
