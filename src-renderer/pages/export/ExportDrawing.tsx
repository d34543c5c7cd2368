import classes from './ExportDrawing.module.css';

const ROWS = [28, 52, 76, 100];

/** Pairs on the left, lines of a file on the right: the page in its own marks. */
export function ExportDrawing() {
  return (
    <svg viewBox="0 0 560 128" className={classes.drawing} aria-hidden="true">
      {ROWS.map((y, i) => (
        <g key={y}>
          <circle cx={24} cy={y} r={5} className={classes.chosen} />
          <rect x={44} y={y - 5} width={10} height={10} className={classes.rejected} />
          <path d={`M72 ${y}h${140 - i * 18}`} className={classes.words} />
          <path d={`M252 ${y}h60M304 ${y - 4}l6 4l-6 4`} className={classes.way} />
          <text x={356} y={y + 4}>
            {'{'}
          </text>
          <path d={`M368 ${y}h40M416 ${y}h${56 - i * 6}`} className={classes.words} />
          <text x={492 - i * 6} y={y + 4}>
            {'}'}
          </text>
        </g>
      ))}
      <path d="M340 8h164l16 16v96H340z" className={classes.file} />
    </svg>
  );
}
