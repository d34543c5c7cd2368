/** A small tree in the page's own marks, for pages without one. */
export function TreesDrawing() {
  const edges = [
    'M24 84 C84 84 60 28 124 28 H148',
    'M24 84 H148',
    'M24 84 C84 84 60 140 124 140 H148',
    'M148 28 C208 28 190 12 252 12 H276',
    'M148 28 C208 28 190 44 252 44 H276',
    'M148 140 C208 140 190 124 252 124 H276',
    'M148 140 C208 140 190 156 252 156 H276',
    'M276 44 H404',
    'M276 124 H404',
  ];
  const circle = (x: number, y: number, r: number, hollow = false) => (
    <circle
      key={`${x} ${y}`}
      cx={x}
      cy={y}
      r={r}
      fill={hollow ? 'var(--surface)' : 'var(--sunken)'}
      stroke="var(--ink-3)"
      strokeWidth={hollow ? 1.75 : 1}
    />
  );
  return (
    <svg width="560" height="168" viewBox="0 0 560 168" fill="none" aria-hidden="true">
      {edges.map((path) => (
        <path key={path} d={path} stroke="var(--line-2)" strokeWidth="1.5" />
      ))}
      <path
        d="M24 84 H148 C208 84 190 84 252 84 H404 C464 84 446 84 508 84"
        stroke="var(--ink)"
        strokeWidth="2.75"
      />
      {circle(24, 84, 11)}
      {circle(148, 28, 6)}
      {circle(148, 84, 8)}
      {circle(148, 140, 5)}
      {circle(276, 12, 3.5)}
      {circle(276, 44, 4, true)}
      {circle(276, 84, 6)}
      {circle(276, 124, 4, true)}
      {circle(404, 44, 3.5, true)}
      {circle(404, 84, 4)}
      <rect x="272" y="152" width="8" height="8" fill="var(--sunken)" stroke="var(--ink-3)" />
      <path d="M404 118v12" stroke="var(--ink-3)" strokeWidth="3" />
      <path d="M508 76l8 8-8 8-8-8z" fill="var(--div-8)" stroke="var(--ink)" strokeWidth="1.5" />
    </svg>
  );
}
