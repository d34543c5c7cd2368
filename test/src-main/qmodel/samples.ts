import { parseAction } from '@shared/agent/action';
import { experimentConfigSchema, type ExperimentConfig } from '@shared/experiment/config';
import type { PairSplit, PreferencePair } from '@shared/preference/pair';
import type { TrajectoryPair } from '@shared/preference/trajectory';
import { keyedRandom } from '@shared/random/keyed';
import type { CorpusDocument, TrainRequest } from '@main/qmodel/service';

const colours = ['red', 'blue', 'green', 'black', 'white', 'yellow', 'purple', 'orange'];
const things = ['chair', 'lamp', 'table', 'shirt', 'kettle', 'carpet', 'mirror', 'basket'];

function pick(words: readonly string[], random: () => number): string {
  return words[Math.floor(random() * words.length)] ?? '';
}

/** A preference that can be learnt: open what the instruction names rather than something else. */
export function toyPair(index: number, split: PairSplit): PreferencePair {
  const random = keyedRandom('toy pairs', split, index);
  const draw = (): number => random.next();
  const wanted = `${pick(colours, draw)} ${pick(things, draw)}`;
  let other = wanted;
  while (other.split(' ').some((word) => wanted.includes(word))) {
    other = `${pick(colours, draw)} ${pick(things, draw)}`;
  }
  const open = (name: string) => parseAction(`Thought: I open ${name}.\nAction: click[${name}]`);
  return {
    id: `${split}-${index}`,
    taskId: `task-${index}`,
    split,
    depth: 1,
    parentNode: 1,
    chosenNode: 2,
    rejectedNode: 3,
    instruction: `Find me a ${wanted} for my home`,
    initialObservation: '',
    history: [
      {
        action: parseAction('Thought: I search for things.\nAction: search[things]'),
        observation: 'results',
      },
    ],
    chosen: open(wanted),
    rejected: open(other),
    chosenValue: 1,
    rejectedValue: 0,
    chosenVisits: 3,
    rejectedVisits: 3,
  };
}

/** An episode that searches and opens what is wanted against one that opens something else at once. */
export function toyTrajectory(index: number, split: PairSplit): TrajectoryPair {
  const { taskId, instruction, initialObservation, history, chosen, rejected } = toyPair(
    index,
    split,
  );
  return {
    taskId,
    split,
    instruction,
    initialObservation,
    history: [],
    chosen: [...history, { action: chosen, observation: 'bought' }],
    rejected: [{ action: rejected, observation: 'bought' }],
    chosenReward: 1,
    rejectedReward: 0,
  };
}

const toyCorpus: readonly CorpusDocument[] = colours.flatMap((colour) =>
  things.map((thing) => ({
    title: `${colour} ${thing}`,
    body: `A ${colour} ${thing} for every home, made to last.`,
  })),
);

/** A request of toy pairs: 64 to train on, 32 held out. */
export function toyRequest(
  directory: string,
  model: Partial<ExperimentConfig['model']> = {},
): TrainRequest {
  const config = experimentConfigSchema.parse({
    model: {
      preset: 'micro',
      batch: 8,
      epochs: 5,
      contrastSteps: 0,
      learningRate: 4e-3,
      threads: 1,
      ...model,
    },
  }).model;
  return {
    directory,
    environment: 'webshop',
    seed: 7,
    config,
    pairs: [
      ...Array.from({ length: 64 }, (_, i) => toyPair(i, 'train')),
      ...Array.from({ length: 32 }, (_, i) => toyPair(i, 'heldout')),
    ],
    trajectories: [],
    corpus: toyCorpus,
  };
}
