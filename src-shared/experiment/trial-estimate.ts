import type { ExperimentConfig } from '@shared/experiment/config';
import { updatesOf } from '@shared/experiment/estimate';
import { costOfTokens } from '@shared/experiment/token-estimate';
import {
  waitsForOthers,
  type Trial,
  type TrialReplies,
  type TrialStage,
  type TrialTask,
  type TrialTraining,
} from '@shared/experiment/trial';

/**
 * What is likely, and how it would be if all tasks were as the one of the trial that took the least
 * or the most.
 */
export interface Amount {
  readonly likely: number;
  readonly low: number;
  readonly high: number;
}

/** What an experiment takes by the measure of a trial. */
export interface TrialEstimate {
  /** Samples drawn from the policy. */
  readonly samples: Amount;
  readonly environmentSteps: Amount;
  readonly pairs: Amount;
  /** `null`, as what depends on it, where the trial gave no pair to train on. */
  readonly updates: Amount | null;
  /** Pairs are built with the search. */
  readonly seconds: {
    readonly collect: Amount;
    readonly train: Amount | null;
    readonly evaluate: Amount | null;
    readonly total: Amount | null;
  };
  /** In the workspace. */
  readonly bytes: Amount | null;
  /** What a language model is asked; `null` where none is. */
  readonly replies: {
    readonly calls: Amount;
    /** Of prompts and replies. */
    readonly tokens: Amount;
    /** In the currency of the prices; `null` where one is not known. */
    readonly cost: Amount | null;
  } | null;
}

/** Most pairs that are measured with a checkpoint. */
const CHECKPOINT_SAMPLE = 256;

/**
 * What `config` takes when all its tasks are as those of `trial`, which was made of a config of the
 * same key. Times of stages are those of the tasks, as many at once as the config says, but not
 * shorter than the one process that searches, the one model that scores or the endpoints need.
 */
export function trialEstimateOf(config: ExperimentConfig, trial: Trial): TrialEstimate {
  const { searches } = trial;
  const played = playedTasks(trial);
  const { trainTasks, testTasks } = config.task;
  const { training } = trial;

  const pairs = each(searches, ({ pairs }) => pairs, trainTasks);
  const searching = each(searches, ({ samples }) => samples, trainTasks);
  const playing = each(played, ({ samples }) => samples, testTasks);

  const perSearch = stageSeconds(config, trial.search, searches.length, searches);
  const perPlayed = stageSeconds(config, trial.playing, played.length, trial.episodes);
  const collect = plus(
    inProportion(perSearch * trainTasks, searching),
    exactly(
      trial.setupSeconds +
        trial.search.warmupSeconds +
        share(trial.pairingSeconds, searches) * trainTasks,
    ),
  );
  const evaluate = plus(
    inProportion(perPlayed * testTasks, playing),
    exactly(trial.playing.warmupSeconds + share(trial.comparingSeconds, played) * testTasks),
  );
  const train = training && map(pairs, (count) => trainingSeconds(config, training, count));
  return {
    samples: plus(searching, playing),
    environmentSteps: plus(
      each(searches, ({ environmentSteps }) => environmentSteps, trainTasks),
      each(played, ({ environmentSteps }) => environmentSteps, testTasks),
    ),
    pairs,
    updates: training && map(pairs, (count) => updatesOf(config, count)),
    seconds: {
      collect,
      train,
      evaluate: training && evaluate,
      total: train && plus(plus(collect, train), evaluate),
    },
    bytes:
      training &&
      plus(modelBytes(config, training, pairs), storedBytes(trial, [searching, pairs, playing])),
    replies: repliesOf(config, trial, searching, playing),
  };
}

/** The episodes of all agents on a task, as one. */
function playedTasks({ episodes }: Trial): readonly TrialTask[] {
  const tasks = new Map<string, TrialTask>();
  for (const episode of episodes) {
    const before = tasks.get(episode.taskId);
    tasks.set(episode.taskId, {
      taskId: episode.taskId,
      samples: (before?.samples ?? 0) + episode.samples,
      environmentSteps: (before?.environmentSteps ?? 0) + episode.environmentSteps,
      seconds: (before?.seconds ?? 0) + episode.seconds,
    });
  }
  return [...tasks.values()];
}

/** Seconds by which a stage of many tasks grows with each of them. */
function stageSeconds(
  config: ExperimentConfig,
  { elapsedSeconds, computedSeconds, scoringSeconds, replies }: TrialStage,
  tasks: number,
  parts: readonly TrialTask[],
): number {
  if (tasks === 0) return 0;
  if (!waitsForOthers(config)) return elapsedSeconds / tasks;
  const underWay = parts.reduce((sum, { seconds }) => sum + seconds, replies.keptSeconds);
  return (
    Math.max(
      underWay / config.search.concurrency,
      computedSeconds,
      scoringSeconds,
      endpointSeconds(config.policy, replies),
    ) / tasks
  );
}

/** Seconds that endpoints need for these calls at the least, by the limits of the config. */
function endpointSeconds(
  policy: ExperimentConfig['policy'],
  { calls, seconds, promptTokens, completionTokens }: TrialStage['replies'],
): number {
  if (policy.kind !== 'endpoint') return 0;
  const { endpoints } = policy;
  const total = (of: (endpoint: (typeof endpoints)[number]) => number | null): number =>
    endpoints.reduce((sum, endpoint) => sum + (of(endpoint) ?? Infinity), 0);
  return Math.max(
    seconds / total(({ concurrency }) => concurrency),
    (60 * calls) / total(({ requestsPerMinute }) => requestsPerMinute),
    (60 * (promptTokens + completionTokens)) / total(({ tokensPerMinute }) => tokensPerMinute),
  );
}

/** Seconds of a training on so many pairs, held-out ones included. */
function trainingSeconds(config: ExperimentConfig, training: TrialTraining, pairs: number): number {
  const heldout = pairs * config.pairs.heldoutShare;
  const updates = updatesOf(config, pairs);
  const { contrastSteps, checkpointEvery } = config.model;
  const measured = Math.min(CHECKPOINT_SAMPLE, heldout) * training.referenceSecondsPerPair;
  return (
    training.setupSeconds +
    (pairs - heldout) * training.rankerSecondsPerPair +
    pairs * training.referenceSecondsPerPair +
    contrastSteps * training.contrastUpdateSeconds +
    (updates - contrastSteps) * training.updateSeconds +
    Math.ceil(updates / checkpointEvery) * (training.checkpointSeconds + measured) +
    heldout * (training.referenceSecondsPerPair + training.heldoutSecondsPerPair)
  );
}

/** Of the model with the checkpoints that are kept: the newest, and the best besides. */
function modelBytes(config: ExperimentConfig, training: TrialTraining, pairs: Amount): Amount {
  const { keepCheckpoints, checkpointEvery, contrastSteps } = config.model;
  const most = keepCheckpoints === 0 ? 0 : keepCheckpoints + 1;
  return map(pairs, (count) => {
    const made = Math.ceil((updatesOf(config, count) - contrastSteps) / checkpointEvery);
    return training.bytes + Math.min(made, most) * training.checkpointBytes;
  });
}

/** In the workspace's database. */
function storedBytes(
  { bytes, searches, episodes }: Trial,
  [searching, pairs, playing]: readonly [Amount, Amount, Amount],
): Amount {
  const found = searches.reduce((sum, search) => sum + search.pairs, 0);
  const by = (size: number, measured: number, amount: Amount): Amount =>
    map(amount, (count) => (measured === 0 ? 0 : (size * count) / measured));
  return [
    by(bytes.trees, samplesOf(searches), searching),
    by(bytes.pairs, found, pairs),
    by(bytes.episodes, samplesOf(episodes), playing),
  ].reduce(plus);
}

function repliesOf(
  { policy }: ExperimentConfig,
  trial: Trial,
  searching: Amount,
  playing: Amount,
): TrialEstimate['replies'] {
  if (policy.kind !== 'endpoint') return null;
  const grown = (of: (replies: TrialReplies) => number): Amount => {
    const searched = of(trial.search.replies) / Math.max(1, samplesOf(trial.searches));
    const played = of(trial.playing.replies) / Math.max(1, samplesOf(trial.episodes));
    return plus(
      map(searching, (samples) => samples * searched),
      map(playing, (samples) => samples * played),
    );
  };
  const prompts = grown(({ promptTokens }) => promptTokens);
  const written = grown(({ completionTokens }) => completionTokens);
  const cost = (of: keyof Amount): number | null => costOfTokens(policy, prompts[of], written[of]);
  const [likely, low, high] = [cost('likely'), cost('low'), cost('high')];
  return {
    calls: grown(({ calls }) => calls),
    tokens: plus(prompts, written),
    cost: likely === null || low === null || high === null ? null : { likely, low, high },
  };
}

const samplesOf = (tasks: readonly TrialTask[]): number =>
  tasks.reduce((sum, { samples }) => sum + samples, 0);

const share = (total: number, parts: readonly unknown[]): number =>
  parts.length === 0 ? 0 : total / parts.length;

const exactly = (value: number): Amount => ({ likely: value, low: value, high: value });

/** `count` tasks, all as the mean, the least and the most of `parts`. */
function each<Part>(parts: readonly Part[], of: (part: Part) => number, count: number): Amount {
  if (parts.length === 0) return exactly(0);
  const values = parts.map(of);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    likely: mean * count,
    low: Math.min(...values) * count,
    high: Math.max(...values) * count,
  };
}

/** `value`, spread as `amount` is. */
function inProportion(value: number, amount: Amount): Amount {
  if (amount.likely === 0) return exactly(value);
  return map(amount, (one) => (value * one) / amount.likely);
}

const map = (amount: Amount, of: (value: number) => number): Amount => ({
  likely: of(amount.likely),
  low: of(amount.low),
  high: of(amount.high),
});

const plus = (a: Amount, b: Amount): Amount => ({
  likely: a.likely + b.likely,
  low: a.low + b.low,
  high: a.high + b.high,
});
