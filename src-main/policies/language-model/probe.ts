import { setTimeout } from 'node:timers/promises';
import type { LedgerCall } from '@shared/policy/ledger';
import type { ProbedFeature, ProbeFinding, ProbeReport } from '@shared/policy/probe';
import type { ChatRequest, EndpointClient, EndpointTraits } from './client';
import { EndpointFault, faultError } from './fault';
import type { ModelReply } from './reply';

/** Small, for each call is real; and something that a model of any size can do. */
const asked: ChatRequest = {
  messages: [
    {
      role: 'user',
      content:
        'Write a short thought, then the word Observation, then ten random letters. Nothing else.',
    },
  ],
  n: 1,
  temperature: 1,
  topP: 1,
  maxTokens: 60,
  stop: [],
  seed: null,
};
const MARK = 'Observation';
const LONGEST_REPLY = 200;
const MOST_NAMES = 5;
/** Of the first call; what fails in a later one is said. */
const ATTEMPTS = 4;
const FIRST_PAUSE = 250;

/** A call of a probe as it is put down. */
export type ProbeCall = Pick<LedgerCall, 'asked' | 'milliseconds' | 'outcome'> & {
  readonly came: ModelReply | EndpointFault;
};

/**
 * Finds out by real calls what an endpoint supports; what cannot be told from its answers is unknown.
 * @param note told of each chat call that was made, for a run; `null` for a mere test
 * @throws CallError when the first call has no answer; the signal's reason when it is aborted
 */
export async function probeEndpoint(
  client: EndpointClient,
  model: string,
  note: ((call: ProbeCall) => void) | null = null,
  signal?: AbortSignal,
): Promise<ProbeReport> {
  const traits: EndpointTraits = { many: true, limit: 'max_tokens' };
  const ask = async (changes: Partial<ChatRequest>): Promise<ModelReply | EndpointFault> => {
    const request = { ...asked, ...changes };
    const started = performance.now();
    const came = await orFault(client.chat(request, traits, signal));
    note?.({
      asked: request.n,
      milliseconds: Math.round(performance.now() - started),
      outcome: came instanceof EndpointFault ? came.kind : 'answered',
      came,
    });
    return came;
  };
  const first = async (attempt = 1): Promise<{ reply: ModelReply; milliseconds: number }> => {
    const started = performance.now();
    const came = await ask({});
    if (!(came instanceof EndpointFault)) {
      return { reply: came, milliseconds: Math.round(performance.now() - started) };
    }
    if (traits.limit === 'max_tokens' && came.words.includes('max_completion_tokens')) {
      traits.limit = 'max_completion_tokens';
      return first(attempt);
    }
    if (came.treatment === 'retry' && attempt < ATTEMPTS) {
      await setTimeout(FIRST_PAUSE * 2 ** attempt, undefined, { signal });
      return first(attempt + 1);
    }
    // Who puts the calls down is a run; who does not, a test.
    throw faultError(client.name, came, note ? 'run' : 'test');
  };

  const { reply, milliseconds } = await first();
  const plain = textOf(reply);
  const findings = [
    modelsFinding(await orFault(client.models(signal)), model),
    manyFinding(await ask({ n: 2 })),
    stopFinding(plain, await ask({ stop: [MARK] })),
    seedFinding([await ask({ seed: 1 }), await ask({ seed: 1 }), await ask({ seed: 2 })]),
    logprobsFinding(await ask({ logprobs: true })),
    usageFinding(reply),
  ];
  return {
    endpoint: client.name,
    model,
    milliseconds,
    reply: plain.slice(0, LONGEST_REPLY),
    findings,
  };
}

async function orFault<T>(answer: Promise<T>): Promise<T | EndpointFault> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof EndpointFault) return error;
    throw error;
  }
}

const finding = (
  feature: ProbedFeature,
  state: ProbeFinding['state'],
  words: string,
): ProbeFinding => ({ feature, state, words });

/** A fault says no where the endpoint refused the field, and nothing where it just failed. */
function failed(feature: ProbedFeature, fault: EndpointFault): ProbeFinding {
  return fault.treatment === 'stop'
    ? finding(feature, 'no', `refused by this server: ${fault.words}`)
    : finding(feature, 'unknown', `the call failed: ${fault.words}`);
}

function modelsFinding(came: readonly string[] | EndpointFault, model: string): ProbeFinding {
  if (came instanceof EndpointFault) {
    return came.kind === 'model' || came.treatment === 'stop'
      ? finding('models', 'no', 'not listed by this server')
      : finding('models', 'unknown', `the call failed: ${came.words}`);
  }
  const named = came.includes(model)
    ? `${model} among them`
    : `${model} not among them: ${listed(came)}`;
  return finding('models', 'yes', `${came.length} listed, ${named}`);
}

/** The first of the names, for whoever mistyped one. */
function listed(names: readonly string[]): string {
  const first = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES ? `${first}, …` : first || 'there are none';
}

function manyFinding(came: ModelReply | EndpointFault): ProbeFinding {
  if (came instanceof EndpointFault) return failed('n', came);
  return came.choices.length > 1
    ? finding('n', 'yes', 'several replies to one call')
    : finding('n', 'no', 'one reply to a call for two: asked for one by one');
}

function stopFinding(plain: string, came: ModelReply | EndpointFault): ProbeFinding {
  if (came instanceof EndpointFault) return failed('stop', came);
  if (textOf(came).includes(MARK)) {
    return finding('stop', 'no', 'the reply went on after the stop sequence');
  }
  return plain.includes(MARK)
    ? finding('stop', 'yes', 'the reply ended where it was told to')
    : finding('stop', 'unknown', 'no reply held the word that was to end it');
}

function seedFinding(came: readonly (ModelReply | EndpointFault)[]): ProbeFinding {
  const fault = came.find((one) => one instanceof EndpointFault);
  if (fault) return failed('seed', fault);
  const [one, same, other] = came.map((each) => textOf(each as ModelReply));
  if (one !== same) return finding('seed', 'no', 'two replies differ under the same seed');
  return one === other
    ? finding('seed', 'unknown', 'replies are the same under every seed')
    : finding('seed', 'yes', 'the same reply under the same seed, another under another');
}

function logprobsFinding(came: ModelReply | EndpointFault): ProbeFinding {
  if (came instanceof EndpointFault) return failed('logprobs', came);
  return came.choices.some(({ logprobs }) => logprobs)
    ? finding('logprobs', 'yes', 'given with the reply')
    : finding('logprobs', 'no', 'not given with the reply');
}

function usageFinding({ usage: { promptTokens, completionTokens } }: ModelReply): ProbeFinding {
  return promptTokens !== null && completionTokens !== null
    ? finding('usage', 'yes', 'tokens of prompt and reply are told')
    : finding('usage', 'no', 'tokens are not told: the budget counts the most they can be');
}

function textOf({ choices }: ModelReply): string {
  return choices[0]?.text ?? '';
}
