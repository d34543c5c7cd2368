import { useEffect, useRef, useState } from 'react';
import { callBridge } from '@renderer/state/bridge';
import type { CallFailure, CallInput } from '@shared/ipc/contract';
import type { CandidateScore, ScoredAction } from '@shared/qmodel/scoring';
import { leaveOneOut, wordEffects, wordPieces } from '../model/word-effects';
import type { ScoredCandidate } from './probe-state';

/** Candidates that the model scores in one call. */
const AT_ONCE = 32;
/** Words beyond this are shown without their effect: a call for every 32 of them takes its time. */
const MOST_WORDS = 96;

/** What the words of a candidate add to its Q. */
export interface WordEffects {
  /** `null` until they are scored. */
  readonly tokens: CandidateScore['tokens'] | null;
  /** Q with the thought minus Q without it; `null` when there is none. */
  readonly thought: number | null;
  readonly failure: CallFailure | null;
}

const unknown: WordEffects = { tokens: null, thought: null, failure: null };

/**
 * Scores the candidate again without each of its words: how a model that judges the whole action at
 * once still shows what it looks at. Asks nothing when `candidate` is `null`.
 */
export function useWordEffects(
  question: CallInput<'models.probe'> | null,
  candidate: ScoredCandidate | null,
): WordEffects {
  const [effects, setEffects] = useState<WordEffects>(unknown);
  const known = useRef(new Map<string, WordEffects>());
  const asked = useRef(question);
  if (asked.current !== question) {
    asked.current = question;
    known.current = new Map();
  }

  useEffect(() => {
    if (!question || !candidate) {
      setEffects(unknown);
      return undefined;
    }
    const held = known.current.get(candidate.text);
    setEffects(held ?? unknown);
    if (held) return undefined;
    const cache = known.current;
    let current = true;
    void measure(question, candidate).then((measured) => {
      if (!measured.failure) cache.set(candidate.text, measured);
      if (current) setEffects(measured);
    });
    return () => {
      current = false;
    };
  }, [question, candidate]);
  return effects;
}

async function measure(
  question: CallInput<'models.probe'>,
  { action, score }: ScoredCandidate,
): Promise<WordEffects> {
  const pieces = wordPieces(action);
  const bare: readonly ScoredAction[] = action.thought === '' ? [] : [{ ...action, thought: '' }];
  const variants = [...bare, ...leaveOneOut(pieces).slice(0, MOST_WORDS)];
  const qs: number[] = [];
  for (let from = 0; from < variants.length; from += AT_ONCE) {
    const result = await callBridge('models.probe', {
      ...question,
      candidates: variants.slice(from, from + AT_ONCE),
    });
    if (!result.ok) return { ...unknown, failure: result.failure };
    qs.push(...result.value.map(({ q }) => q));
  }
  return {
    tokens: wordEffects(pieces, score.q, qs.slice(bare.length)),
    thought: bare.length > 0 ? score.q - (qs[0] ?? score.q) : null,
    failure: null,
  };
}
