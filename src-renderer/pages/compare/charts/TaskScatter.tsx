import { divergingEdge, divergingFill, textOn } from '@renderer/components/charts/diverging';
import type { Size } from '@renderer/components/charts/Measured';
import { counted } from '@renderer/format/numbers';
import type { ComparedTask } from '@shared/ipc/rows';
import { scatterCells, unitRadius, type ScatterCell } from '../model/scatter-cells';
import { countOutcomes } from '../model/task-rows';
import classes from './CompareCharts.module.css';

const LEFT = 28;
const TOP = 6;
const BELOW = 34;
const EDGE = 14;
const TICKS = [0, 0.25, 0.5, 0.75, 1];
/** Tasks from which on their number stands in the mark. */
const NUMBERED = 4;

interface Scale {
  readonly x: (reward: number) => number;
  readonly y: (reward: number) => number;
}

interface Props {
  readonly tasks: readonly ComparedTask[];
  readonly testName: string;
  readonly baseName: string;
  readonly selected: string | null;
  /** Picks one of the tasks under a mark. */
  readonly onPick: (tasks: readonly ComparedTask[]) => void;
  readonly size: Size;
}

/** Every task by both rewards; the area of a mark is the number of tasks in it. */
export function TaskScatter({ tasks, testName, baseName, selected, onPick, size }: Props) {
  const plot = Math.min(size.width - LEFT - 4, size.height - TOP - BELOW);
  const x = (reward: number) => LEFT + EDGE + reward * (plot - 2 * EDGE);
  const y = (reward: number) => TOP + plot - EDGE - reward * (plot - 2 * EDGE);
  const cells = scatterCells(tasks);
  const unit = unitRadius(cells, EDGE - 1);
  const { wins, ties, losses } = countOutcomes(tasks);
  const marked = cells.find((cell) => cell.tasks.some(({ taskId }) => taskId === selected));
  return (
    <svg
      width={LEFT + plot + 4}
      height={TOP + plot + BELOW}
      className={classes.chart}
      data-figure="tasks"
      role="img"
      aria-label={`Task by task: ${testName} better on ${wins}, equal on ${ties}, ${baseName} better on ${losses}`}
    >
      {TICKS.map((tick) => (
        <g key={tick}>
          <path d={`M${LEFT} ${y(tick)}H${LEFT + plot}`} className={classes.grid} />
          <text x={x(tick)} y={TOP + plot + 14} textAnchor="middle">
            {tick}
          </text>
          <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      <path d={`M${LEFT} ${TOP}V${TOP + plot}H${LEFT + plot}`} className={classes.axis} />
      <path d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`} className={classes.diagonal} />
      <text x={LEFT} y={TOP + plot + 30}>
        {baseName}, reward per task
      </text>
      {cells.map((cell) => (
        <Mark
          key={`${cell.base} ${cell.test}`}
          cell={cell}
          scale={{ x, y }}
          radius={unit * Math.sqrt(cell.tasks.length)}
          onPick={() => onPick(cell.tasks)}
        />
      ))}
      {cells
        .filter((cell) => cell.tasks.length >= NUMBERED)
        .map((cell) => (
          <text
            key={`${cell.base} ${cell.test}`}
            x={x(cell.base)}
            y={y(cell.test) + 4}
            textAnchor="middle"
            className={classes.number}
            style={{ fill: textOn(divergingFill(levelOf(cell))) }}
          >
            {cell.tasks.length}
          </text>
        ))}
      {marked && (
        <circle
          cx={x(marked.base)}
          cy={y(marked.test)}
          r={Math.max(10, unit * Math.sqrt(marked.tasks.length) + 3.5)}
          className={classes.ring}
        />
      )}
      <text x={x(0.04)} y={y(0.9)} className={classes.better}>
        {testName} better, {wins}
      </text>
      <text x={LEFT + plot - 6} y={y(0.08)} textAnchor="end" className={classes.worse}>
        {baseName} better, {losses}
      </text>
    </svg>
  );
}

/** Place of a mark on the diverging scale: who was better, not by how much. */
function levelOf({ base, test }: ScatterCell): number {
  if (Math.abs(test - base) < 1e-9) return 0;
  return test > base ? 0.7 : -0.7;
}

interface MarkProps {
  readonly cell: ScatterCell;
  readonly scale: Scale;
  readonly radius: number;
  readonly onPick: () => void;
}

function Mark({ cell, scale, radius, onPick }: MarkProps) {
  const { x, y } = scale;
  const { base, test, tasks } = cell;
  const level = levelOf(cell);
  const fill = divergingFill(level);
  return (
    <g className={classes.mark} onClick={onPick}>
      <title>{`${counted(tasks.length, 'task')}: ${base.toFixed(2)} to ${test.toFixed(2)}`}</title>
      <circle cx={x(base)} cy={y(test)} r={Math.max(radius, 8)} className={classes.target} />
      <circle cx={x(base)} cy={y(test)} r={radius} fill={fill} stroke={divergingEdge(level)} />
    </g>
  );
}
