import { neighbouring, type Wanted } from '@main/qmodel/render/instruction';
import { contentStems } from '@main/qmodel/render/words';

/** How well a text names what is wanted; all in [0, 1]. */
export interface Coverage {
  /** Share of what is wanted that the text names, each stem by how much it says. */
  readonly recall: number;
  /** Share of the text's different stems that are wanted. */
  readonly precision: number;
  /** Share of the neighbouring stems of the instruction that are neighbours in the text too. */
  readonly neighbours: number;
}

export function coverageOf(wanted: Wanted, text: string): Coverage {
  const stems = contentStems(text);
  const named = new Set(stems);
  let met = 0;
  let all = 0;
  for (const [stem, weight] of wanted.stems) {
    all += weight;
    if (named.has(stem)) met += weight;
  }
  const matching = [...named].filter((stem) => wanted.stems.has(stem)).length;
  const near = new Set(neighbouring(stems).filter((both) => wanted.neighbours.has(both))).size;
  return {
    recall: all > 0 ? met / all : 0,
    precision: named.size > 0 ? matching / named.size : 0,
    neighbours: wanted.neighbours.size > 0 ? near / wanted.neighbours.size : 0,
  };
}
