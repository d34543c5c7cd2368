import { describe, expect, it } from 'vitest';
import type { ColumnMap, ImportFormat } from '@shared/exchange/imports';
import type { BroughtEpisode } from '@main/exchange/import/formats/format';
import { importReaders, recognise } from '@main/exchange/import/formats/registry';

/** The one episode of a record; its format is recognised on the way. */
function episodeOf(
  format: ImportFormat,
  value: unknown,
  file = 'file.json',
  columns: ColumnMap = {},
): BroughtEpisode {
  expect(recognise(value)).toBe(format);
  const read = importReaders[format].read(value, { file, line: 1 }, columns);
  if ('fault' in read) throw new Error(read.fault);
  const [only] = read.brings;
  if (only?.kind !== 'episode') throw new Error('It brings no episode.');
  return only;
}

const turns = (...texts: string[]) =>
  texts.map((value, at) => ({ from: at % 2 === 0 ? 'human' : 'gpt', value }));

describe('an output of ETO', () => {
  const output = {
    meta: {
      steps: 2,
      reward: 0.5,
      finished: true,
      success: false,
      terminate_reason: 'x',
      error: null,
    },
    conversations: turns(
      'You are web shopping.',
      'OK',
      'WebShop [SEP] Instruction: [SEP] red shoes [SEP] Search',
      'Thought: I look.\nAction: search[red shoes]',
      'Observation: B01 [SEP] Red Shoe',
      'Thought: Buy.\nAction: click[Buy Now]',
      'Observation: Task finished',
    ),
  };

  it('is an episode of its task, whichever model played it', () => {
    const episode = episodeOf('eto-outputs', output, 'llama/webshop/17.json');
    expect(episode).toMatchObject({ taskId: 'webshop/17', reward: 0.5, finished: true });
    expect(episode.initialObservation).toBe(output.conversations[2]!.value);
    expect(episode.steps).toEqual([
      {
        action: {
          thought: 'I look.',
          type: 'search',
          argument: 'red shoes',
          raw: output.conversations[3]!.value,
        },
        observation: 'B01 [SEP] Red Shoe',
      },
      {
        action: {
          thought: 'Buy.',
          type: 'click',
          argument: 'Buy Now',
          raw: output.conversations[5]!.value,
        },
        observation: 'Task finished',
      },
    ]);
  });

  it('with a reward beyond 1 is refused with the path', () => {
    const wrong = { ...output, meta: { ...output.meta, reward: 3 } };
    const read = importReaders['eto-outputs'].read(wrong, { file: 'a/1.json', line: 1 }, {});
    expect(read).toEqual({ fault: 'has too large a value at meta.reward: at most 1' });
  });
});

describe('a trajectory of AgentGym', () => {
  const row = {
    item_id: 'webshop_6',
    conversations: turns(
      'You are web shopping.',
      'Ok.',
      'Instruction: find a lamp',
      'Thought:\nI search.\n\nAction:\nsearch[lamp]',
      'B02',
    ).map((turn, at) => ({ ...turn, loss: at === 3 })),
  };

  it('has its action on the line after the word, and no reward unless it says so', () => {
    const episode = episodeOf('agent-traj', row);
    expect(episode).toMatchObject({
      taskId: 'webshop_6',
      instruction: 'Instruction: find a lamp',
      reward: null,
    });
    expect(episode.steps[0]?.action).toMatchObject({
      thought: 'I search.',
      type: 'search',
      argument: 'lamp',
    });
  });

  it('is scaled where its reward is in another unit', () => {
    expect(episodeOf('agent-traj', { ...row, reward: 55 }, 'f', { scale: 100 }).reward).toBe(0.55);
    expect(
      importReaders['agent-traj'].read({ ...row, reward: 55 }, { file: 'f', line: 1 }, {}),
    ).toEqual({
      fault: 'has the reward 55, outside 0 to 1: say by “scale” which reward counts as 1',
    });
  });
});

describe('a trial of Reflexion', () => {
  it('stands beside the others of its environment, with what the agent told itself', () => {
    const value = {
      name: 'env_3',
      memory: ['First.', 'Look behind the door.'],
      is_success: true,
      skip: false,
    };
    const episode = episodeOf('reflexion', value, 'run/env_results_trial_2.json');
    expect(episode).toMatchObject({ taskId: 'env_3', reward: 1 });
    expect(episode.steps[0]?.action).toMatchObject({
      thought: 'Look behind the door.',
      type: 'attempt',
      argument: '2',
    });
  });
});

describe('a conversation', () => {
  it('is found by the usual names', () => {
    const episode = episodeOf('chat-jsonl', {
      id: 9,
      messages: [
        { role: 'system', content: 'You are a robot.' },
        { role: 'user', content: 'Put the cup away.' },
        { role: 'assistant', content: 'Thought: Walk. Action: go to desk 1' },
        { role: 'tool', content: 'You see a cup.' },
        { role: 'assistant', content: 'Done.' },
      ],
      success: true,
    });
    expect(episode).toMatchObject({ taskId: '9', instruction: 'Put the cup away.', reward: 1 });
    expect(
      episode.steps.map(({ action }) => [action.thought, action.type, action.argument]),
    ).toEqual([
      ['Walk.', 'do', 'go to desk 1'],
      ['', 'say', 'Done.'],
    ]);
  });

  it('is found where the person says', () => {
    const value = {
      run: {
        turns: [
          { who: 'x', says: 'Q' },
          { who: 'robo', says: 'A' },
        ],
        mark: 7,
      },
    };
    const columns = {
      messages: 'run.turns',
      role: 'who',
      content: 'says',
      assistant: 'robo',
      reward: 'run.mark',
      scale: 10,
    };
    const read = importReaders['chat-jsonl'].read(value, { file: 'f', line: 1 }, columns);
    expect(read).toMatchObject({ brings: [{ instruction: 'Q', reward: 0.7 }] });
  });

  it('without what was named is refused with where it was looked for', () => {
    const value = {
      messages: [
        { role: 'user', content: 'Q' },
        { role: 'assistant', content: 'A' },
      ],
    };
    const read = (columns: ColumnMap) =>
      importReaders['chat-jsonl'].read(value, { file: 'f', line: 1 }, columns);
    expect(read({ messages: 'turns' })).toEqual({ fault: 'holds no list of messages at turns' });
    expect(read({ role: 'who' })).toEqual({ fault: 'holds no text at messages.0.who' });
    expect(read({ reward: 'mark' })).toEqual({ fault: 'holds no number at mark' });
    expect(read({ task: 'name' })).toEqual({ fault: 'holds no name at name' });
  });
});

it('a trial that failed is told by what the agent had in mind before it, not after', () => {
  const value = { name: 'env_1', memory: ['Before.', 'After.'], is_success: false };
  const episode = episodeOf('reflexion', value, 'env_results_trial_1.json');
  expect(episode.steps[0]?.action.thought).toBe('Before.');
  const skipped = { ...value, skip: true };
  const read = importReaders.reflexion.read(skipped, { file: 'f', line: 1 }, {});
  expect(read).toEqual({ brings: [] });
});

it('what is none of these is not recognised', () => {
  for (const value of [null, 3, 'x', [], {}, { prompt: 'x' }]) expect(recognise(value)).toBeNull();
});
