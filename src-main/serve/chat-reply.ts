import { renderAction } from '@shared/agent/action';
import type { ServedStep } from '@main/serve/guided-agent';

/** What every answer to one request says of itself. */
export interface ReplyHead {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly model: string;
}

/** What OpenAI's format has no place for: all candidates with their Q-values. */
function extension(step: ServedStep, ignored: readonly string[]): unknown {
  return {
    chosen: step.taken,
    candidates: step.candidates.map(({ action, q, votes }) => ({
      content: action.raw,
      thought: action.thought,
      action: renderAction(action),
      // JSON has no NaN.
      q: Number.isFinite(q) ? q : null,
      votes,
    })),
    instruction: step.instruction,
    steps: step.steps,
    ignored,
  };
}

/** Tokens of the whole step, all candidates counted; absent where the endpoint does not tell. */
function usageOf({ promptTokens, completionTokens }: ServedStep): object | undefined {
  if (promptTokens === null || completionTokens === null) return undefined;
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  };
}

function contentOf({ candidates, taken }: ServedStep): string {
  return candidates[taken]?.action.raw ?? '';
}

/** A step as a chat completion. */
export function completionOf(
  { id, created, model }: ReplyHead,
  step: ServedStep,
  ignored: readonly string[],
): unknown {
  return {
    id,
    object: 'chat.completion',
    created,
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: contentOf(step), refusal: null },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: usageOf(step),
    stepq: extension(step, ignored),
  };
}

/**
 * A step as a stream of server-sent events. The best candidate is known when all are: its text
 * comes as one piece, the candidates with the end of it.
 */
export function eventsOf(
  { id, created, model }: ReplyHead,
  step: ServedStep,
  ignored: readonly string[],
  includeUsage: boolean,
): string {
  const chunk = (choices: readonly unknown[], further: object = {}): object => {
    return { id, object: 'chat.completion.chunk', created, model, choices, ...further };
  };
  const choice = (delta: object, finish: string | null): object => {
    return { index: 0, delta, logprobs: null, finish_reason: finish };
  };
  const chunks = [
    chunk([choice({ role: 'assistant', content: '' }, null)]),
    chunk([choice({ content: contentOf(step) }, null)]),
    chunk([choice({}, 'stop')], { stepq: extension(step, ignored) }),
    ...(includeUsage ? [chunk([], { usage: usageOf(step) ?? null })] : []),
  ];
  return [...chunks.map((each) => JSON.stringify(each)), '[DONE]']
    .map((data) => `data: ${data}\n\n`)
    .join('');
}
