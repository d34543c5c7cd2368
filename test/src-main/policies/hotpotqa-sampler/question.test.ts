import { describe, expect, it } from 'vitest';
import { inQuestion, readQuestion } from '@main/policies/hotpotqa-sampler/question';

describe('what a question asks for', () => {
  it.each([
    ['Are both Ada Vale and Per Vale painters?', 'yes-no'],
    ['Which opened first, the Blue Hall or the Red Barn?', 'choice'],
    ['When was the brother of Ada Vale born?', 'time'],
    ['In what year did it open?', 'time'],
    ['How many seats has the Blue Hall?', 'amount'],
    ['What is the population of the town?', 'amount'],
    ['Which American actor played Per?', 'person'],
    ['Who built the Blue Hall?', 'person'],
    ['What is the name of the city where it stands?', 'place'],
    ['Where does the painter live?', 'place'],
    ['Halo was signed by which record label?', 'group'],
    ['What 2006 dance film was directed by her?', 'work'],
    ['What position does the player who left hold?', 'thing'],
  ])('%s', (question, asked) => {
    expect(readQuestion(question).asked).toBe(asked);
  });
});

describe('a question taken apart', () => {
  it('has quoted titles and names, without the names inside titles', () => {
    expect(readQuestion('Who sang "Say Goodbye to Oslo" with Ada Vale?').mentions).toEqual([
      'Say Goodbye to Oslo',
      'Ada Vale',
    ]);
  });

  it('has the two things to choose between', () => {
    expect(readQuestion('Which is older, "The Barn" or Blue Hall?').choices).toEqual([
      'The Barn',
      'Blue Hall',
    ]);
    expect(readQuestion('Who acted or sang in it?').choices).toEqual([]);
  });

  it('has the words of what is asked for', () => {
    expect([...readQuestion('What Norwegian county is it in?').asksFor]).toEqual([
      'norweg',
      'county',
    ]);
  });

  it('knows what stands in it', () => {
    const question = readQuestion('Who is Ada Vale’s brother?');
    expect(inQuestion(question, 'ada vale')).toBe(true);
    expect(inQuestion(question, 'da vale')).toBe(false);
  });
});
