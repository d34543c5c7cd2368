import { describe, expect, it } from 'vitest';
import { cleanText, cleanTitle } from '@main/environments/hotpotqa/data/clean';

describe('a clean text', () => {
  it('has no direction marks, line breaks or double spaces', () => {
    expect(cleanText(' Ankur\u200E (Hindi)\n is  a\u0007 film. ')).toBe('Ankur (Hindi) is a film.');
  });

  it('keeps what joins letters', () => {
    expect(cleanText('න්\u200Dර')).toBe('න්\u200Dර');
  });
});

describe('a clean title', () => {
  it.each([
    ['Simon &amp; Simon', 'Simon & Simon'],
    ['Eddie &quot;The Eagle&quot; Edwards', 'Eddie "The Eagle" Edwards'],
    ['Rock &#38; Roll', 'Rock & Roll'],
    ['AT&T', 'AT&T'],
    ['A &strange; one', 'A &strange; one'],
    ['A &#99999999; one', 'A &#99999999; one'],
    ['A &#999999; one', 'A \u{F423F} one'],
  ])('%s', (raw, title) => {
    expect(cleanTitle(raw)).toBe(title);
  });
});
