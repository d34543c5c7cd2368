import { describe, expect, it } from 'vitest';
import { createVillage, START } from '@main/environments/toy/village';

const villages = Array.from({ length: 200 }, (_, number) => createVillage(number));

describe('every village', () => {
  it('has five places, of which each can be reached by paths that lead both ways', () => {
    for (const { places, paths } of villages) {
      expect(new Set(places).size).toBe(5);
      const reached = new Set([START]);
      for (const place of reached) for (const next of paths.get(place)!) reached.add(next);
      expect([...reached].sort()).toEqual([...places].sort());
      for (const [place, next] of paths) {
        for (const other of next) expect(paths.get(other)).toContain(place);
      }
      expect([...paths.values()].flat()).toHaveLength(10);
    }
  });

  it('has another thing at each place but the square', () => {
    for (const { places, things } of villages) {
      expect([...things.keys()].sort()).toEqual(places.filter((place) => place !== START).sort());
      expect(new Set(things.values()).size).toBe(4);
    }
  });

  it('is the same each time, and seldom that of another number', () => {
    expect(createVillage(7)).toEqual(createVillage(7));
    const layouts = villages.map(({ paths, things }) => JSON.stringify([[...paths], [...things]]));
    expect(new Set(layouts).size).toBeGreaterThan(190);
  });
});
