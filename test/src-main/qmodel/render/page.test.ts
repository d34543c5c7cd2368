import { describe, expect, it } from 'vitest';
import { parseAction, type Step } from '@shared/agent/action';
import { readInstruction } from '@main/qmodel/render/instruction';
import { readPage } from '@main/qmodel/render/page';
import { countRarity } from '@main/qmodel/render/rarity';

const instruction = 'Find me red shoes with size: x-large, and colour: dark red';
const wanted = readInstruction(instruction, countRarity([]));
const step = (argument: string, observation: string): Step => ({
  action: parseAction(`Action: click[${argument}]`),
  observation,
});
const page = (...history: readonly Step[]) =>
  readPage(wanted, { instruction, initialObservation: `${instruction} [SEP] Search`, history });
const item = 'Back [SEP] size [SEP] large [SEP] X-Large [SEP] colour [SEP] red [SEP] dark red';

describe('the latest page compared with the instruction', () => {
  it('has open labels: those that the instruction names, the longest for each place', () => {
    const { openLabels, openStems, chosenLabels } = page(step('B01', item));
    expect([...openLabels].sort()).toEqual(['dark red', 'red', 'x-large']);
    expect(openStems.has('dark')).toBe(true);
    expect(chosenLabels).toBe(0);
  });

  it('counts a label as chosen once an action has named it', () => {
    const { openLabels, chosenLabels } = page(step('B01', item), step('x-large', item));
    expect(openLabels.has('x-large')).toBe(false);
    expect(chosenLabels).toBe(1);
  });

  it('knows the piece that names the most of what is wanted', () => {
    const results = page(step('shoes', `Blue hat [SEP] Dark red shoes, x-large\nRed socks`));
    expect(results.bestRecall).toBeCloseTo(1, 10);
    expect(page(step('shoes', 'Blue hat [SEP] Green hat')).bestRecall).toBe(0);
  });

  it('leaves out the instruction where the page repeats it', () => {
    expect(page().bestRecall).toBe(0);
    expect(page().stems.has('shoe')).toBe(false);
  });

  it('stays the page before when an answer of one piece shows nothing', () => {
    expect(page(step('B01', item), step('nonsense', 'Invalid action!'))).toEqual(
      page(step('B01', item)),
    );
  });
});
