import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadHotpotQa } from '@main/environments/hotpotqa/family';
import { selectTasks } from '@main/environments/split';

const directory = join('resources', 'hotpotqa');
const family = loadHotpotQa(directory);
const tasks = family.tasks();

const goldOf = ({ gold }: { gold: Readonly<Record<string, string>> }): string[] =>
  gold['supporting articles']!.split('; ');

describe('the shipped questions', () => {
  it('are 842, with distinct ids and wordings', () => {
    expect(tasks).toHaveLength(842);
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(842);
    expect(new Set(tasks.map(({ instruction }) => instruction)).size).toBe(842);
  });

  it('can all be answered in an episode that opens what they rest on', () => {
    const env = family.create();
    for (const task of tasks) {
      env.reset(task);
      for (const title of goldOf(task)) {
        expect(env.step({ type: 'search', argument: title }).observation).not.toMatch(/^Could not/);
      }
      expect(env.step({ type: 'finish', argument: task.gold.answer! }).reward).toBe(1);
    }
  });

  it('share no article between training and test, whatever the seed', () => {
    for (const seed of [0, 1, 233, 4711]) {
      const { train, test } = selectTasks(tasks, { seed, trainTasks: 400, testTasks: 200 });
      const trained = new Set(train.flatMap(goldOf));
      expect(test.flatMap(goldOf).filter((title) => trained.has(title))).toEqual([]);
    }
  });
});

describe('the family', () => {
  it('has the limits of the paper', () => {
    expect(family).toMatchObject({ id: 'hotpotqa', maxDepth: 7, returns: { unfinished: -1 } });
  });

  it('says which task it does not know', () => {
    expect(() => family.create().reset({ ...tasks[0]!, id: 'x' })).toThrow(
      'HotpotQA has no task x.',
    );
  });

  it('gives its articles without those that excluded questions rest on', () => {
    const task = tasks[0]!;
    const documents = family.corpus!(new Set([task.group]));
    expect(documents).toHaveLength(family.corpus!(new Set()).length - 2);
    expect(documents.map(({ title }) => title)).not.toContain(goldOf(task)[0]);
  });
});

describe('a further file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stepq-hotpotqa-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, 'dev.json');
  const fact = (title: string) => [title, 0];
  const row = (id: string, titles: readonly string[], context: readonly string[]) => ({
    _id: id,
    question: `Question ${id}?`,
    answer: 'yes',
    type: 'comparison',
    level: 'hard',
    supporting_facts: titles.map(fact),
    context: context.map((title) => [title, [`${title} is new.`]]),
  });
  const shipped = goldOf(tasks[0]!)[0]!;
  const rows = [
    row('new', ['Brand New', shipped], ['Brand New', 'Also New']),
    row('not-found', ['Brand New', 'Missing'], ['Also New']),
    row(tasks[5]!.id, ['Brand New'], ['Brand New']),
  ];

  it('adds its questions whose articles are known, and its articles', () => {
    writeFileSync(path, JSON.stringify(rows));
    const more = loadHotpotQa(directory, { further: [{ path, keepGood: false }] });
    expect(more.tasks()).toHaveLength(843);
    expect(more.tasks()[5]).toEqual(tasks[5]);
    const added = more.tasks().at(-1)!;
    expect(added).toMatchObject({ id: 'new', gold: { answer: 'yes' } });
    expect(added.group).toBe(more.tasks()[0]!.group);
    const env = more.create();
    env.reset(added);
    expect(env.step({ type: 'search', argument: 'also new' }).observation).toBe('Also New is new.');
  });

  it('is loaded whole or not at all', () => {
    writeFileSync(path, JSON.stringify([...rows, { _id: 'bad' }]));
    const load = (keepGood: boolean) => loadHotpotQa(directory, { further: [{ path, keepGood }] });
    expect(() => load(false)).toThrow(/dev\.json was not loaded/);
    expect(load(true).tasks()).toHaveLength(843);
  });
});
