import { formatStep, renderAction, type Step } from '@shared/agent/action';
import type { ScoredAction, ScoringContext } from '@shared/qmodel/scoring';
import type { Tokenizer } from '@main/qmodel/tokenizer/tokenizer';

/**
 * What stands between the parts of a decision for a model that reads text alone: the roles of ReAct
 * (arXiv 2210.03629), as agents are prompted, and a question about the candidate whose answer is
 * scored. The one place where these words stand.
 */
const roles = {
  instruction: 'Instruction: ',
  observation: '\nObservation: ',
  cut: ' …',
  action: '\n\n',
  verdict: '\nIs this step right?',
  end: ' Yes',
};

/** Longest observation and longest part of an earlier step, in tokens. */
const OBSERVATION_TOKENS = 224;
const STEP_TOKENS = 64;

/** Tokens of a decision without match features. */
export interface PlainDecision {
  readonly prompt: readonly number[];
  readonly actions: readonly PlainCandidate[];
  readonly droppedTokens: number;
}

export interface PlainCandidate {
  readonly text: readonly number[];
  readonly context: readonly number[];
  readonly end: readonly number[];
}

/**
 * A decision as plain text: instruction, earlier steps (the oldest left out first), what was seen
 * last, then each candidate with the question and its answer. A thought that does not fit is cut; a
 * call never is, the branch gets longer.
 */
export function renderPlain(
  tokenizer: Tokenizer,
  context: ScoringContext,
  candidates: readonly ScoredAction[],
  limits: { readonly prompt: number; readonly branch: number },
): PlainDecision {
  const encode = (text: string): readonly number[] => [...tokenizer.encodeBehind(text).ids];
  const prompt = promptOf(tokenizer, context, limits.prompt);
  const [verdict, end] = [encode(roles.verdict), encode(roles.end)];
  let dropped = prompt.dropped;
  const actions = candidates.map((candidate): PlainCandidate => {
    const call = encode(`\nAction: ${renderAction(candidate)}`);
    const thought = encode(`Thought: ${candidate.thought}`);
    const room = limits.branch - call.length - verdict.length - end.length;
    const kept = thought.slice(0, Math.max(0, room));
    dropped += thought.length - kept.length;
    return { text: [...kept, ...call], context: verdict, end };
  });
  return { prompt: prompt.ids, actions, droppedTokens: dropped };
}

function promptOf(
  tokenizer: Tokenizer,
  { instruction, initialObservation, history }: ScoringContext,
  limit: number,
): { readonly ids: readonly number[]; readonly dropped: number } {
  const encode = (text: string): readonly number[] => [...tokenizer.encodeBehind(text).ids];
  const action = encode(roles.action);
  const whole = [...tokenizer.beginning, ...tokenizer.encode(roles.instruction + instruction).ids];
  const head = whole.slice(0, Math.max(1, limit - action.length));
  let room = limit - action.length - head.length;
  let dropped = whole.length - head.length;
  const take = (ids: readonly number[], most: number): readonly number[] => {
    const fits = Math.min(most, room);
    // A beginning of which nothing but the role would be left says nothing.
    const mark = encode(roles.cut);
    const kept =
      ids.length <= fits
        ? ids
        : fits > 4 * mark.length
          ? [...ids.slice(0, fits - mark.length), ...mark]
          : [];
    room -= kept.length;
    dropped += Math.max(0, ids.length - kept.length);
    return kept;
  };
  const latest = history.at(-1)?.observation ?? initialObservation;
  const seen = take(encode(roles.observation + latest.trim()), OBSERVATION_TOKENS);
  const steps: (readonly number[])[] = [];
  for (const step of [...history].reverse())
    steps.unshift(take(encode(stepText(step)), STEP_TOKENS));
  return { ids: [...head, ...steps.flat(), ...seen, ...action], dropped };
}

function stepText({ action }: Step): string {
  return `\n${formatStep(action)}`;
}
