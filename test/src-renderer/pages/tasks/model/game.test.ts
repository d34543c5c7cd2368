import { describe, expect, it } from 'vitest';
import {
  actionsFile,
  actionsFileName,
  endOf,
  playStep,
  startGame,
  undoStep,
} from '@renderer/pages/tasks/model/game';

const start = startGame({
  session: 1,
  observation: 'first',
  actions: ['search[<keywords>]'],
  stepLimit: 3,
});
const answer = (done = false) => ({
  observation: 'page',
  reward: done ? 0.5 : 0,
  done,
  valid: true,
  rewardParts: {},
  actions: done ? [] : ['click[a]'],
});

describe('a game', () => {
  it('grows by steps and shrinks by taking them back', () => {
    const once = playStep(start, { type: 'search', argument: 'red chair' }, answer());
    expect(once.actions).toEqual(['click[a]']);
    expect(endOf(once)).toBeNull();
    const twice = playStep(once, { type: 'click', argument: 'a' }, answer(true));
    expect(endOf(twice)).toMatchObject({ reward: 0.5, line: 'click[a]' });
    expect(undoStep(twice, { actions: once.actions })).toEqual(once);
    expect(undoStep(once, { actions: start.actions })).toEqual(start);
  });

  it('is a file of one action a line, whole actions as they were written', () => {
    const once = playStep(start, { type: 'search', argument: 'red\nchair' }, answer());
    const twice = playStep(once, { type: 'invalid', argument: '' }, answer(), ' buy it ');
    expect(actionsFile(twice)).toBe('search[red chair]\nbuy it\n');
    expect(actionsFile(start)).toBe('');
  });

  it('has a file name that any disk takes', () => {
    expect(actionsFileName('synthetic-17')).toBe('synthetic-17-actions.txt');
    expect(actionsFileName('../a b/\u202Ec')).toBe('..-a-b-c-actions.txt');
  });
});
