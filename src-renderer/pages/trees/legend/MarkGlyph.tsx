import type { ReactNode } from 'react';
import type { MarkKind } from '../draw/marks';

/** A node's shape as it stands in legends, tables and lists; the colour of text unless told. */
export function MarkGlyph({
  kind,
  fill = 'var(--ghost)',
  edge = 'var(--ink-3)',
}: {
  readonly kind: MarkKind;
  readonly fill?: string;
  readonly edge?: string;
}) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" style={{ flex: 'none' }}>
      {shapeOf(kind, fill, edge)}
    </svg>
  );
}

function shapeOf(kind: MarkKind, fill: string, edge: string): ReactNode {
  switch (kind) {
    case 'diamond':
      return <path d="M6 .8 11.2 6 6 11.2.8 6Z" fill={fill} stroke="var(--ink)" />;
    case 'square':
      return <rect x="2.5" y="2.5" width="7" height="7" fill={fill} stroke={edge} />;
    case 'bar':
      return <path d="M6 1.500v9" stroke={fill} strokeWidth="3" />;
    case 'cross':
      return <path d="M2.500 2.500l7 7m0-7l-7 7" stroke="var(--ink-2)" strokeWidth="1.75" />;
    case 'hollow':
      return <circle cx="6" cy="6" r="3.6" fill="var(--surface)" stroke={edge} strokeWidth="1.5" />;
    case 'unborn':
      return <circle cx="6" cy="6" r="2.5" fill="none" stroke="var(--line-2)" />;
    case 'filled':
      return <circle cx="6" cy="6" r="4" fill={fill} stroke={edge} />;
  }
}
