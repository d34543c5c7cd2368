import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupQuestions } from '@main/environments/hotpotqa/data/groups';

const asks = (question: string, ...goldTitles: string[]) => ({ question, goldTitles });

describe('the groups of questions', () => {
  it('join what rests on a common article, also by way of a third question', () => {
    const groups = groupQuestions([
      asks('one', 'C', 'D'),
      asks('two', 'E', 'F'),
      asks('three', 'D', 'B'),
      asks('four', 'F', 'G'),
      asks('five', 'H', 'I'),
    ]);
    expect(groups).toEqual(['B', 'E', 'B', 'E', 'H']);
  });

  it('join the same words over different articles', () => {
    expect(groupQuestions([asks('Who is it?', 'A'), asks('who  IS it', 'B')])).toEqual(['A', 'A']);
  });

  it('never share an article, and are as small as that allows', () => {
    const title = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L');
    const questions = fc.array(fc.uniqueArray(title, { minLength: 1, maxLength: 2 }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(questions, (titles) => {
        const asked = titles.map((held, i) => asks(`q${i}`, ...held));
        const groups = groupQuestions(asked);
        // Components found another way: spread the smallest label until nothing changes.
        const labels = asked.map((_, i) => i);
        for (let changed = true; changed;) {
          changed = false;
          for (const [i, a] of asked.entries()) {
            for (const [j, b] of asked.entries()) {
              if (labels[j]! < labels[i]! && a.goldTitles.some((t) => b.goldTitles.includes(t))) {
                labels[i] = labels[j]!;
                changed = true;
              }
            }
          }
        }
        for (const i of asked.keys()) {
          for (const j of asked.keys()) {
            expect(groups[i] === groups[j]).toBe(labels[i] === labels[j]);
          }
        }
      }),
    );
  });
});
