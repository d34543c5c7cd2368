import { renderAction, type Step } from '@shared/agent/action';
import type { CallInput } from '@shared/ipc/contract';
import type { CandidateScore, ScoredAction } from '@shared/qmodel/scoring';
import { readStep, writeStep } from '../model/probe-text';

/** One step before the decision, as text. */
export interface ProbeStep {
  readonly action: string;
  readonly observation: string;
}

/** What is asked of the model, as a person edits it. */
export interface Probe {
  readonly instruction: string;
  readonly observation: string;
  readonly history: readonly ProbeStep[];
  /** A candidate each, `Thought: … Action: type[argument]` or the action alone. */
  readonly candidates: readonly string[];
}

export const emptyProbe: Probe = {
  instruction: '',
  observation: '',
  history: [],
  candidates: ['', ''],
};

/** Candidates and steps whose text holds no action, by their place in words. */
export function probeObjections(probe: Probe): readonly string[] {
  const objections: string[] = [];
  if (probe.instruction.trim() === '') objections.push('The instruction is empty.');
  probe.history.forEach((step, i) => {
    if (!readStep(step.action)) objections.push(`Step ${i + 1} has no readable action.`);
  });
  const written = writtenCandidates(probe);
  if (written.length === 0) objections.push('There is no candidate.');
  written.forEach((text, i) => {
    if (!readStep(text)) objections.push(`Candidate ${i + 1} has no readable action.`);
  });
  return objections;
}

/** Candidates that hold any text. */
function writtenCandidates({ candidates }: Probe): readonly string[] {
  return candidates.filter((text) => text.trim() !== '');
}

/** The question to the model; `null` while there are objections. */
export function probeInput(experimentId: string, probe: Probe): CallInput<'models.probe'> | null {
  if (probeObjections(probe).length > 0) return null;
  const actions = (texts: readonly string[]) =>
    texts.map(readStep).filter((action) => action !== null);
  return {
    experimentId,
    instruction: probe.instruction.trim(),
    observation: probe.observation,
    history: probe.history.map((step, i) => ({
      action: actions(probe.history.map(({ action }) => action))[i]!,
      observation: step.observation,
    })),
    candidates: actions(writtenCandidates(probe)),
  };
}

/** A decision of the experiment as a probe. */
export function probeOf(
  context: {
    readonly instruction: string;
    readonly initialObservation: string;
    readonly history: readonly Step[];
  },
  candidates: readonly ScoredAction[],
): Probe {
  return {
    instruction: context.instruction,
    observation: context.initialObservation,
    history: context.history.map(({ action, observation }) => ({
      action: writeStep(action),
      observation,
    })),
    candidates: candidates.map(writeStep),
  };
}

/** A scored candidate. */
export interface ScoredCandidate {
  readonly text: string;
  readonly label: string;
  readonly action: ScoredAction;
  readonly score: CandidateScore;
}

/** Candidates with their scores, the best first. */
export function rankCandidates(
  input: CallInput<'models.probe'>,
  scores: readonly CandidateScore[],
): readonly ScoredCandidate[] {
  return input.candidates
    .flatMap((action, i) => {
      const score = scores[i];
      return score ? [{ text: writeStep(action), label: renderAction(action), action, score }] : [];
    })
    .sort((a, b) => b.score.q - a.score.q);
}
