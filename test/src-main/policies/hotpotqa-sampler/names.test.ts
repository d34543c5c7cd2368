import { describe, expect, it } from 'vitest';
import { namesIn, wideNamesIn } from '@main/policies/hotpotqa-sampler/names';

const names = (text: string) => namesIn(text).map((name) => name.text);
const wide = (text: string) => wideNamesIn(text).map((name) => name.text);

describe('the names in a text', () => {
  it.each([
    ['She met Ludwig van Beethoven in Vienna.', ['Ludwig van Beethoven', 'Vienna']],
    ['The Battle of the Rosebud was in 1876.', ['Battle of the Rosebud']],
    ["Ellie Goulding's album and J. K. Rowling Jr. too", ['Ellie Goulding', 'J. K. Rowling Jr.']],
    ['He works for Harper & Row, Apollo 11 and iPhone.', ['Harper & Row', 'Apollo 11', 'iPhone']],
    ['In May 1950 it opened.', []],
    ['nothing here', []],
  ])('%s', (text, found) => {
    expect(names(text)).toEqual(found);
  });

  it('stand where it says they stand', () => {
    const text = 'Then Ada Vale met Per Vale.';
    for (const { text: name, start } of namesIn(text)) {
      expect(text.slice(start, start + name.length)).toBe(name);
    }
  });
});

describe('the names in the widest sense', () => {
  it.each([
    ['Who directed Welcome to the Show?', ['Welcome to the Show']],
    ["Which is older, Buddy's Pizza or 432 Park Avenue?", ["Buddy's Pizza", '432 Park Avenue']],
    ['It has 12 floors.', []],
  ])('%s', (text, found) => {
    expect(wide(text)).toEqual(found);
  });
});
