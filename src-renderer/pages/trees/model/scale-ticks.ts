import { count, signed } from '@renderer/format/numbers';
import { scalePosition, type ColourMode } from './colouring';

/** A number written below a colour scale. */
export interface ScaleTick {
  readonly at: number;
  readonly text: string;
}

const decades = [1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000];
/** Least share of the scale between two written numbers. */
const APART = 0.21;

/** The numbers below a mode's scale: its ends and what lies between. */
export function scaleTicks(mode: ColourMode, mostVisits: number): readonly ScaleTick[] {
  if (mode === 'visits') return visitTicks(Math.max(2, mostVisits));
  if (mode === 'disagreement')
    return [0, 0.5, 1].map((value) => ({ at: value, text: String(value) }));
  return [-1, -0.5, 0, 0.5, 1].map((value) => ({
    at: (value + 1) / 2,
    text: value === 0 ? '0' : signed(value, Number.isInteger(value) ? 0 : 1),
  }));
}

function visitTicks(most: number): ScaleTick[] {
  const inside = decades.filter((visits) => {
    const at = scalePosition('visits', visits, most);
    return visits > 1 && visits < most && at > APART && at < 1 - APART;
  });
  const kept = inside.filter((_, at) => inside.length < 4 || (inside.length - at) % 2 === 0);
  return [1, ...kept, most].map((visits) => ({
    at: scalePosition('visits', visits, most),
    text: count(visits),
  }));
}
