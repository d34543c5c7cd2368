import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { hashText, keyedRandom } from '@shared/random/keyed';

/** A chat-completions call as the server got it. */
export interface ChatCall {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly n?: number;
  readonly seed?: number;
  readonly stop?: readonly string[];
  readonly temperature?: number;
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly logprobs?: boolean;
}

/** What goes wrong with a call. */
export const troubles = [
  'rate-limit',
  'rate-limit-with-time',
  'status-500',
  'status-503',
  'hang-up',
  'hang-up-midway',
  'silence',
  'truncated',
  'not-json',
  'other-json',
  'no-choices',
  'too-few-choices',
  'filtered-choice',
  'filtered-prompt',
  'too-long',
  'key-refused',
  'forbidden',
  'no-model',
  'no-money',
  'bad-request',
] as const;
export type Trouble = (typeof troubles)[number];

/** What a server supports; one that does not ignores the field. */
export interface ChatSupport {
  readonly models: boolean;
  readonly n: boolean;
  readonly stop: boolean;
  readonly seed: boolean;
  readonly logprobs: boolean;
  readonly usage: boolean;
}

const everything: ChatSupport = {
  models: true,
  n: true,
  stop: true,
  seed: true,
  logprobs: true,
  usage: true,
};

/**
 * A server that speaks OpenAI's chat completions and can misbehave at any call. A reply depends on
 * the messages, the seed and the place among the choices, as vLLM's do.
 */
export class ChatServer {
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  /** Every call that came, answered or not. */
  readonly calls: ChatCall[] = [];
  /** Headers of the latest call. */
  headers: IncomingMessage['headers'] = {};
  /** Calls answered with replies, and the replies in them. */
  answered = 0;
  replies = 0;
  inFlight = 0;
  mostInFlight = 0;
  /** Asked at call k, from 1, what shall go wrong with it. */
  trouble: (k: number, call: ChatCall) => Trouble | null = () => null;
  /** Milliseconds before an answer. */
  latency: (k: number) => number = () => 0;
  support: ChatSupport = everything;
  /** What `rate-limit-with-time` asks for, in seconds. */
  retryAfter = '0.05';
  /** The only key that is accepted; null accepts any. */
  key: string | null = null;
  /** What is said to these messages by the `random`-th of all that could be said. */
  say: (call: ChatCall, random: (below: number) => number) => string = (_call, random) =>
    `Thought: On we go.\nAction: go[${random(4)}]\nObservation: never seen`;

  async start(port = 0): Promise<string> {
    // A busy machine may take longer than Node's five seconds to send the next call.
    this.#server.keepAliveTimeout = 60_000;
    await new Promise<void>((done) => this.#server.listen(port, '127.0.0.1', done));
    return this.url;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.headers = request.headers;
    const parts = (await request.setEncoding('utf8').toArray()) as string[];
    if (this.key !== null && request.headers.authorization !== `Bearer ${this.key}`) {
      this.#refuse(response, 401, `Incorrect API key: ${request.headers.authorization}`);
      return;
    }
    if (request.url === '/v1/models') {
      if (this.support.models) send(response, 200, { data: [{ id: 'small' }, { id: 'large' }] });
      else this.#refuse(response, 404, 'Not Found');
      return;
    }
    const call = JSON.parse(parts.join('')) as ChatCall;
    this.calls.push(call);
    const k = this.calls.length;
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    await setTimeout(this.latency(k));
    const trouble = this.trouble(k, call);
    if (trouble === null) this.#reply(response, call);
    else this.#misbehave(response, trouble, call);
    this.inFlight -= 1;
  }

  #reply(response: ServerResponse, call: ChatCall): void {
    const body = this.#completion(call);
    this.answered += 1;
    this.replies += body.choices.length;
    send(response, 200, body);
  }

  #completion(call: ChatCall) {
    const seed = this.support.seed && call.seed !== undefined ? call.seed : null;
    const prompt = hashText(JSON.stringify(call.messages));
    const choices = Array.from({ length: this.support.n ? (call.n ?? 1) : 1 }, (_, index) => {
      const source =
        call.temperature === 0
          ? keyedRandom(prompt)
          : seed === null
            ? { below: (bound: number) => Math.floor(Math.random() * bound) }
            : keyedRandom(prompt, seed + index);
      return this.#choice(
        call,
        index,
        this.say(call, (bound) => source.below(bound)),
      );
    });
    const words = call.messages.reduce((sum, { content }) => sum + content.split(/\s+/).length, 0);
    return {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      model: call.model,
      choices,
      ...(this.support.usage
        ? {
            usage: {
              prompt_tokens: words,
              completion_tokens: 10 * choices.length,
              prompt_tokens_details: { cached_tokens: 3 },
            },
          }
        : {}),
    };
  }

  #choice(call: ChatCall, index: number, said: string) {
    const stop = this.support.stop ? (call.stop ?? []) : [];
    const ends = stop.map((mark) => said.indexOf(mark)).filter((at) => at >= 0);
    const content = ends.length === 0 ? said : said.slice(0, Math.min(...ends));
    return {
      index,
      finish_reason: 'stop',
      message: { role: 'assistant', content },
      ...(this.support.logprobs && call.logprobs ? { logprobs: { content: [] } } : {}),
    };
  }

  #misbehave(response: ServerResponse, trouble: Trouble, call: ChatCall): void {
    const whole = this.#completion(call);
    const text = JSON.stringify(whole);
    switch (trouble) {
      case 'rate-limit':
        this.#refuse(response, 429, 'Rate limit reached');
        return;
      case 'rate-limit-with-time':
        response.setHeader('retry-after', this.retryAfter);
        this.#refuse(response, 429, 'Rate limit reached');
        return;
      case 'status-500':
        this.#refuse(response, 500, 'Internal error');
        return;
      case 'status-503':
        response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>Overloaded</h1>');
        return;
      case 'hang-up':
        response.destroy();
        return;
      case 'hang-up-midway':
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-length': text.length,
        });
        response.write(text.slice(0, 20), () => response.destroy());
        return;
      case 'silence':
        return;
      case 'truncated':
        response.writeHead(200, { 'content-type': 'application/json' }).end(text.slice(0, -9));
        return;
      case 'not-json':
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>');
        return;
      case 'other-json':
        send(response, 200, { choices: [{ index: 0, text: 'an older protocol' }] });
        return;
      case 'no-choices':
        send(response, 200, { ...whole, choices: [] });
        return;
      case 'too-few-choices':
        this.answered += 1;
        this.replies += 1;
        send(response, 200, { ...whole, choices: whole.choices.slice(0, 1) });
        return;
      case 'filtered-choice': {
        const [first, ...others] = whole.choices;
        const filtered = {
          ...first!,
          finish_reason: 'content_filter',
          message: { role: 'assistant', content: null },
        };
        this.answered += 1;
        this.replies += whole.choices.length;
        send(response, 200, { ...whole, choices: [filtered, ...others] });
        return;
      }
      case 'filtered-prompt':
        this.#refuse(response, 400, 'The prompt was filtered', 'content_filter');
        return;
      case 'too-long':
        this.#refuse(response, 400, 'This model’s maximum context length is 4096 tokens');
        return;
      case 'key-refused':
        this.#refuse(response, 401, 'Incorrect API key provided');
        return;
      case 'forbidden':
        this.#refuse(response, 403, 'Not in your country');
        return;
      case 'no-model':
        this.#refuse(response, 404, `The model ${call.model} does not exist`);
        return;
      case 'no-money':
        this.#refuse(response, 429, 'You exceeded your current quota', 'insufficient_quota');
        return;
      case 'bad-request':
        this.#refuse(response, 400, 'temperature is out of range');
        return;
    }
  }

  #refuse(response: ServerResponse, status: number, message: string, code = ''): void {
    send(response, status, { error: { message, code: code === '' ? null : code } });
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
