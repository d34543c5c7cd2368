import { actionKey, renderAction, type Step } from '@shared/agent/action';
import type { ScoredAction, ScoringContext } from '@shared/qmodel/scoring';
import {
  coverageBucket,
  instructionBuckets,
  matchBuckets,
  REPEATED_ACTION,
  wantedBy,
  type Wanted,
} from '@main/qmodel/render/match';
import type { Rarity } from '@main/qmodel/render/rarity';
import { isContent, wordsOf, type Word } from '@main/qmodel/render/words';
import type { Tokenizer } from '@main/qmodel/tokenizer/tokenizer';

/** Marks of the roles in a rendered decision; tokens of their own. */
export const roleMarks = {
  padding: '<|padding|>',
  instruction: '<|instruction|>',
  step: '<|step|>',
  action: '<|action|>',
  check: '<|check|>',
  end: '<|end|>',
} as const;

/** Tokens with the match bucket of each. */
export interface Rendered {
  readonly ids: readonly number[];
  readonly buckets: readonly number[];
}

/** A candidate as a branch behind the prompt. */
export interface RenderedAction extends Rendered {
  /**
   * Which tokens are the action's text or its end: Q sums over these. The check list between them
   * (the instruction's words beside the candidate) is context.
   */
  readonly scored: readonly boolean[];
  /** The text of each token, for showing contributions. */
  readonly texts: readonly string[];
}

/** A decision as the model reads it. */
export interface RenderedDecision {
  readonly prompt: Rendered;
  readonly actions: readonly RenderedAction[];
  /** Tokens of earlier steps and of the instruction that had to be left out. */
  readonly droppedTokens: number;
}

/** Longest rendered prompt and branch, in tokens. */
export interface RenderLimits {
  readonly prompt: number;
  readonly branch: number;
}

/** Which tokens of an action count towards Q: all of them, or the end mark that follows them. */
export type ScoredTokens = 'action' | 'end';

/** What rendering needs to know besides the decision. */
export interface Renderer {
  readonly scoredTokens: ScoredTokens;
  readonly tokenizer: Tokenizer;
  readonly rarity: Rarity;
  readonly limits: RenderLimits;
}

/** Longest part of one earlier step. */
const STEP_TOKENS = 24;
/** Longest check list. */
const CHECK_TOKENS = 28;

/**
 * The one rendering of a decision: training, probing and inference all read this.
 *
 * Prompt: the instruction, then the thoughts and actions of the earlier steps, oldest left out
 * first when it gets too long. Branch: the candidate's thought and action, the check list, the end
 * mark. An action too long for the branch is cut in its thought, never in its action.
 */
export function renderDecision(
  renderer: Renderer,
  context: ScoringContext,
  candidates: readonly ScoredAction[],
): RenderedDecision {
  const wanted = wantedBy(context.instruction);
  const { prompt, droppedTokens } = renderPrompt(renderer, context, wanted);
  const done = new Set(context.history.map(({ action }) => actionKey(action)));
  const named = stemsOf(context.history.map(stepText).join(' '));
  return {
    prompt,
    droppedTokens,
    actions: candidates.map((candidate) =>
      renderCandidate(renderer, context.instruction, candidate, wanted, done, named),
    ),
  };
}

function stepText({ action }: Pick<Step, 'action'>): string {
  return action.thought === '' ? renderAction(action) : action.thought;
}

function stemsOf(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .filter(isContent)
      .map(({ stem }) => stem),
  );
}

function renderPrompt(
  renderer: Renderer,
  { instruction, history }: ScoringContext,
  wanted: Wanted,
): { readonly prompt: Rendered; readonly droppedTokens: number } {
  const { rarity, limits } = renderer;
  const mark = (name: keyof typeof roleMarks): Rendered => marked(renderer, name);
  const words = wordsOf(instruction);
  const whole = encodeWords(renderer, instruction, words, instructionBuckets(words, rarity));
  const head = join(mark('instruction'), cut(whole, limits.prompt - 2));
  let dropped = whole.ids.length - (head.ids.length - 1);
  let tail = mark('action');
  for (const step of [...history].reverse()) {
    const text = stepText(step);
    const stepWords = wordsOf(text);
    const all = encodeWords(renderer, text, stepWords, matchBuckets(stepWords, wanted, rarity));
    const rendered = join(mark('step'), cut(all, STEP_TOKENS));
    if (head.ids.length + tail.ids.length + rendered.ids.length > limits.prompt) {
      dropped += all.ids.length;
      continue;
    }
    dropped += all.ids.length - (rendered.ids.length - 1);
    tail = join(rendered, tail);
  }
  return { prompt: join(head, tail), droppedTokens: dropped };
}

function renderCandidate(
  renderer: Renderer,
  instruction: string,
  candidate: ScoredAction,
  wanted: Wanted,
  done: ReadonlySet<string>,
  named: ReadonlySet<string>,
): RenderedAction {
  const { rarity, limits } = renderer;
  const encode = (text: string): Rendered => {
    const words = wordsOf(text);
    return encodeWords(renderer, text, words, matchBuckets(words, wanted, rarity));
  };
  const call = encode(`\n${renderAction(candidate)}`);
  const check = checkList(renderer, instruction, candidate, named);
  const room = limits.branch - check.ids.length - 1;
  const action = cut(call, room);
  const thought = cut(encode(candidate.thought), room - action.ids.length);
  const text = join(thought, action);
  const repeated = done.has(actionKey(candidate));
  const list = repeated
    ? { ...check, buckets: check.buckets.map((bucket, i) => (i === 0 ? REPEATED_ACTION : bucket)) }
    : check;
  const branch = join(join(text, list), marked(renderer, 'end'));
  const scored = branch.ids.map(
    (_, i) =>
      (renderer.scoredTokens === 'action' && i < text.ids.length) || i === branch.ids.length - 1,
  );
  return { ...branch, scored, texts: branch.ids.map((id) => renderer.tokenizer.tokenText(id)) };
}

/** The content words of the instruction, each with whether candidate or earlier steps name it. */
function checkList(
  renderer: Renderer,
  instruction: string,
  candidate: ScoredAction,
  named: ReadonlySet<string>,
): Rendered {
  const now = stemsOf(`${candidate.thought} ${candidate.argument}`);
  const seen = new Set<string>();
  let list = marked(renderer, 'check');
  for (const word of wordsOf(instruction)) {
    if (!isContent(word) || seen.has(word.stem)) continue;
    seen.add(word.stem);
    const { ids } = renderer.tokenizer.encode(` ${instruction.slice(word.start, word.end)}`);
    if (list.ids.length + ids.length > CHECK_TOKENS) break;
    const bucket = coverageBucket(word.stem, now, named, renderer.rarity);
    list = join(list, { ids: [...ids], buckets: Array.from(ids, () => bucket) });
  }
  return list;
}

/** Tokens of a text, each in the bucket of the word that it ends in. */
function encodeWords(
  { tokenizer }: Renderer,
  text: string,
  words: readonly Word[],
  buckets: readonly number[],
): Rendered {
  const { ids, ends } = tokenizer.encode(text);
  let at = 0;
  const ofTokens = Array.from(ends, (end) => {
    while (at < words.length - 1 && (words[at]?.end ?? Infinity) < end) at += 1;
    const word = words[at];
    return word && word.start < end ? (buckets[at] ?? 0) : 0;
  });
  return { ids: [...ids], buckets: ofTokens };
}

function marked({ tokenizer }: Renderer, name: keyof typeof roleMarks): Rendered {
  return { ids: [tokenizer.idOf(roleMarks[name])], buckets: [0] };
}

function join(a: Rendered, b: Rendered): Rendered {
  return { ids: [...a.ids, ...b.ids], buckets: [...a.buckets, ...b.buckets] };
}

function cut({ ids, buckets }: Rendered, length: number): Rendered {
  const kept = Math.max(0, length);
  return { ids: ids.slice(0, kept), buckets: buckets.slice(0, kept) };
}
