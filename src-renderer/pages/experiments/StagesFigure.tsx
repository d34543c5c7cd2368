import type { ReactNode } from 'react';
import classes from './StagesFigure.module.css';

/** The four stages in the program's own marks. */
export function StagesFigure() {
  return (
    <div className={classes.figure}>
      <Stage
        name="Search"
        says="A tree for each task. Shape and colour show how each attempt ended."
      >
        <SearchDrawing />
      </Stage>
      <Stage name="Pairs" says="At each step, the better action against the worse one.">
        <PairsDrawing />
      </Stage>
      <Stage
        name="Train"
        says="A Q-value model learns from the pairs, with held-out tasks set apart."
      >
        <TrainDrawing />
      </Stage>
      <Stage name="Compare" says="With and without Q on the same tasks, with intervals.">
        <CompareDrawing />
      </Stage>
    </div>
  );
}

function Stage({
  name,
  says,
  children,
}: {
  readonly name: string;
  readonly says: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes.stage}>
      <svg width={180} height={84} aria-hidden="true">
        {children}
      </svg>
      <b>{name}</b>
      <p>{says}</p>
    </div>
  );
}

const curve = (x1: number, y1: number, x2: number, y2: number): string => {
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
};

function SearchDrawing() {
  const branches: readonly [number, number, number, number][] = [
    [9, 40, 60, 64],
    [60, 16, 112, 6],
    [60, 64, 112, 52],
    [60, 64, 112, 76],
    [112, 52, 164, 52],
  ];
  const best: readonly [number, number, number, number][] = [
    [9, 40, 60, 16],
    [60, 16, 112, 28],
    [112, 28, 162, 28],
  ];
  return (
    <g fill="none">
      {branches.map((points) => (
        <path key={points.join()} d={curve(...points)} stroke="var(--line-2)" strokeWidth={1.25} />
      ))}
      {best.map((points) => (
        <path key={points.join()} d={curve(...points)} stroke="var(--ink)" strokeWidth={2.5} />
      ))}
      <g stroke="var(--ink-3)">
        <circle cx={9} cy={40} r={8} fill="var(--div-5)" />
        <circle cx={60} cy={16} r={6} fill="var(--div-6)" />
        <circle cx={60} cy={64} r={5} fill="var(--div-3)" />
        <rect x={108} y={2} width={8} height={8} fill="var(--div-4)" />
        <circle cx={112} cy={28} r={5} fill="var(--div-7)" />
        <circle cx={112} cy={52} r={4} fill="var(--div-2)" />
        <path d="M112 70v12" stroke="var(--div-1)" strokeWidth={4} />
        <path
          d="M164 21.500l6.500 6.500-6.500 6.500-6.500-6.500z"
          fill="var(--div-8)"
          stroke="var(--ink)"
        />
        <rect x={160} y={48} width={8} height={8} fill="var(--div-0)" />
      </g>
    </g>
  );
}

function PairsDrawing() {
  const lines = [
    [56, 56],
    [44, 44],
    [58, 40],
    [30, 52],
  ] as const;
  return (
    <>
      <rect
        x={0.75}
        y={6.75}
        width={82}
        height={70}
        rx={3}
        fill="none"
        stroke="var(--div-7)"
        strokeWidth={1.5}
      />
      <rect
        x={96.75}
        y={6.75}
        width={82}
        height={70}
        rx={3}
        fill="none"
        stroke="var(--div-1)"
        strokeWidth={1.5}
      />
      {lines.map(([left, right], at) => (
        <g key={at} strokeWidth={at === 2 ? 5 : 3} stroke="var(--line-2)">
          <path d={`M12 ${20 + at * 12}h${left}`} {...(at === 2 && { stroke: 'var(--div-7)' })} />
          <path d={`M108 ${20 + at * 12}h${right}`} {...(at === 2 && { stroke: 'var(--div-1)' })} />
        </g>
      ))}
    </>
  );
}

/** A falling loss: held-out dots over the raw values, as the training charts draw them. */
function TrainDrawing() {
  const raw = Array.from({ length: 60 }, (_, at) => {
    const wobble = Math.sin(at * 12.9898) * 4.5 + Math.sin(at * 4.1) * 3;
    return `${2 + at * 2.5} ${(66 - 52 * Math.exp(-at / 19) + wobble).toFixed(1)}`;
  });
  const heldOut = Array.from(
    { length: 9 },
    (_, at) => [2 + at * 18.5, 67 - 54 * Math.exp(-at / 2.7)] as const,
  );
  return (
    <>
      <path d="M2 80H178" stroke="var(--line-2)" />
      <path d={`M${raw.join('L')}`} fill="none" stroke="var(--line-2)" strokeWidth={1.25} />
      <path
        d={`M${heldOut.map(([x, y]) => `${x} ${y.toFixed(1)}`).join('L')}`}
        fill="none"
        stroke="var(--accent)"
        strokeWidth={2}
      />
      {heldOut.map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r={2.75} fill="var(--accent)" />
      ))}
    </>
  );
}

function CompareDrawing() {
  const rows = [
    { from: 30, to: 74, y: 18, live: false },
    { from: 36, to: 82, y: 36, live: false },
    { from: 104, to: 152, y: 58, live: true },
  ];
  return (
    <>
      <path d="M0 80h180" stroke="var(--line-2)" />
      <path d="M90 4v76" stroke="var(--line)" />
      {rows.map(({ from, to, y, live }) => (
        <g key={y} stroke={live ? 'var(--accent)' : 'var(--ink-3)'} strokeWidth={live ? 2 : 1.5}>
          <path d={`M${from} ${y}H${to}M${from} ${y - 4}v8M${to} ${y - 4}v8`} fill="none" />
          <circle
            cx={(from + to) / 2}
            cy={y}
            r={4.5}
            fill={live ? 'var(--accent)' : 'var(--surface)'}
          />
        </g>
      ))}
    </>
  );
}
