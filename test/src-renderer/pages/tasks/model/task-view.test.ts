import { describe, expect, it } from 'vitest';
import {
  environmentOf,
  experimentOf,
  NO_EXPERIMENT,
  readTaskView,
  writeTaskView,
} from '@renderer/pages/tasks/model/task-view';
import { playKey } from '@renderer/pages/tasks/model/play-keys';
import { experimentRow } from '../../../support/experiment-row';

const none = readTaskView(new URLSearchParams());
const experiments = [experimentRow({ id: 'new' }), experimentRow({ id: 'old' })];

describe('the address of the tasks', () => {
  it('is written as it is read', () => {
    const query = 'environment=webshop&experiment=x&search=red+chair&use=test&task=synthetic-1';
    expect(writeTaskView(readTaskView(new URLSearchParams(query))).toString()).toBe(query);
  });

  it('with what is not understood is as if that were not there', () => {
    expect(readTaskView(new URLSearchParams('environment=mars&use=all'))).toEqual(none);
    expect(writeTaskView(none).toString()).toBe('');
  });

  it('leaves environment and experiment to what was looked at last, else to the newest', () => {
    expect(environmentOf(none, experiments, 'old')).toBe('webshop');
    expect(environmentOf(none, [], null)).toBe('webshop');
    expect(experimentOf(none, 'webshop', experiments, 'old')?.id).toBe('old');
    expect(experimentOf(none, 'webshop', experiments, 'gone')?.id).toBe('new');
    expect(experimentOf(none, 'webshop', [], null)).toBeNull();
  });

  it('can name an experiment, or none', () => {
    const named = (experiment: string) =>
      experimentOf({ ...none, experiment }, 'webshop', experiments, 'new')?.id;
    expect(named('old')).toBe('old');
    expect(named(NO_EXPERIMENT)).toBeUndefined();
  });
});

describe('a key', () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false };
  it('takes an action by its number, and leaves those of the system alone', () => {
    expect(playKey({ ...plain, key: '3' })).toEqual({ offer: 2 });
    expect(playKey({ ...plain, key: 'Backspace' })).toBe('undo');
    expect(playKey({ ...plain, key: 'U' })).toBe('undo');
    expect(playKey({ ...plain, key: '0' })).toBeNull();
    expect(playKey({ ...plain, ctrlKey: true, key: 'c' })).toBeNull();
  });
});
