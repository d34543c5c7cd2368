import { describe, expect, it } from 'vitest';
import { withCopyCircuit } from '@main/qmodel/architecture/copy-circuit';
import { ownDecoder, type DecoderConfig } from '@main/qmodel/architecture/decoder-config';
import { initialParameters, type Parameters } from '@main/qmodel/architecture/parameters';

const config = (keyValueHeads: number): DecoderConfig =>
  ownDecoder({
    vocabulary: 20,
    width: 16,
    layers: 2,
    heads: 4,
    keyValueHeads,
    feedForward: 24,
    matchFeatures: 3,
  });

const cell = (parameters: Parameters, name: string, row: number, column: number): number => {
  const { shape, data } = parameters.get(`layers.0.${name}`)!;
  return data[row * shape[1]! + column]!;
};

/** What layer 0 writes at coordinate `to` for a 1 at coordinate `from` of a token it looks at. */
function passedOn(parameters: Parameters, from: number, to: number, keyValueHeads: number): number {
  const group = 4 / keyValueHeads;
  let sum = 0;
  for (let head = 0; head < 4; head += 1) {
    for (let i = 0; i < 4; i += 1) {
      const value = cell(parameters, 'value', from, Math.floor(head / group) * 4 + i);
      sum += value * cell(parameters, 'output', head * 4 + i, to);
    }
  }
  return sum;
}

describe('a first layer that copies', () => {
  it('passes on what it looks at, coordinate by coordinate', () => {
    const parameters = withCopyCircuit(initialParameters(config(4), 1), config(4));
    for (let from = 0; from < 16; from += 1) {
      for (let to = 0; to < 16; to += 1) {
        expect(passedOn(parameters, from, to, 4)).toBe(from === to ? 1 : 0);
      }
    }
  });

  it('passes on as many coordinates as key heads have, where heads share them', () => {
    const parameters = withCopyCircuit(initialParameters(config(2), 1), config(2));
    for (let from = 0; from < 16; from += 1) {
      for (let to = 0; to < 16; to += 1) {
        expect(passedOn(parameters, from, to, 2)).toBe(from === to && from < 8 ? 1 : 0);
      }
    }
  });

  it('looks at tokens like itself: keys are what the queries that share them are on average', () => {
    for (const keyValueHeads of [1, 2, 4]) {
      const drawn = initialParameters(config(keyValueHeads), 1);
      const parameters = withCopyCircuit(drawn, config(keyValueHeads));
      const group = 4 / keyValueHeads;
      for (let row = 0; row < 16; row += 1) {
        for (let head = 0; head < keyValueHeads; head += 1) {
          for (let i = 0; i < 4; i += 1) {
            let mean = 0;
            for (let one = head * group; one < (head + 1) * group; one += 1) {
              mean += cell(drawn, 'query', row, one * 4 + i) / group;
            }
            expect(cell(parameters, 'key', row, head * 4 + i)).toBeCloseTo(mean, 6);
          }
        }
      }
    }
  });

  it('leaves every other matrix as it was drawn, and what was given untouched', () => {
    const drawn = initialParameters(config(4), 1);
    const parameters = withCopyCircuit(drawn, config(4));
    const changed = [...drawn.keys()].filter(
      (name) => !drawn.get(name)!.data.every((x, i) => x === parameters.get(name)!.data[i]),
    );
    expect(changed).toEqual(['layers.0.key', 'layers.0.value', 'layers.0.output']);
    expect(drawn).toEqual(initialParameters(config(4), 1));
  });
});
