import { ways, type ScoringRow } from '../scoring/ways';
import type { DuelRow, RecomputeRow } from './rows';
import type { WorkloadName } from './workload';

/** A figure that has a goal. */
export interface Goal {
  readonly figure: string;
  /** `null` where it was not measured. */
  readonly value: number | null;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly met: boolean | null;
}

const memoryGoals: Readonly<Record<WorkloadName, number>> = { small: 700, base: 2400, lora: 2400 };
const RECOMPUTED_LORA_MEMORY = 1200;
const RATIO_TO_PYTORCH = 1;
const SESSION_MILLISECONDS = 250;
const OVERHEAD_SHARE = 0.03;
const GEMM_SHARE = 0.7;
const TIMES_FASTER = { [ways.packed]: 3.5, [ways.kept]: 12 } as const;

/** What was measured beside what was aimed at. */
export function goals(
  duels: readonly DuelRow[],
  recomputed: readonly RecomputeRow[],
  scoring: readonly ScoringRow[],
): readonly Goal[] {
  return [
    ...duels.flatMap((row) => {
      const name = `${row.model}, ${row.threads} threads`;
      return [
        atMost(`${name}: time by PyTorch’s`, row.ratio, RATIO_TO_PYTORCH),
        atMost(`${name}: peak memory, MB`, row.memory, memoryGoals[row.model]),
        atMost(`${name}: share of a step outside run()`, row.overheadShare, OVERHEAD_SHARE),
        atLeast(`${name}: share of the GEMM peak`, row.gemmShare, GEMM_SHARE),
        ...(row.model === 'base'
          ? [
              atMost(
                `${name}: building and opening a session, ms`,
                row.buildMilliseconds + row.openMilliseconds,
                SESSION_MILLISECONDS,
              ),
            ]
          : []),
      ];
    }),
    ...recomputed
      .filter(({ model }) => model === 'lora')
      .map(({ threads, memory }) =>
        atMost(
          `lora, ${threads} threads, layers computed twice: peak memory, MB`,
          memory,
          RECOMPUTED_LORA_MEMORY,
        ),
      ),
    ...scoring.flatMap(({ way, threads, timesFaster }) => {
      const goal = Object.entries(TIMES_FASTER).find(([name]) => name === way)?.[1];
      return goal === undefined
        ? []
        : [atLeast(`scoring, ${threads} threads, ${way}: times as fast`, timesFaster, goal)];
    }),
  ];
}

function atMost(figure: string, value: number | null, bound: number): Goal {
  return { figure, value, atMost: bound, met: value === null ? null : value <= bound };
}

function atLeast(figure: string, value: number | null, bound: number): Goal {
  return { figure, value, atLeast: bound, met: value === null ? null : value >= bound };
}
