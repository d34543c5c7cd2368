import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './Measured.module.css';

export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Props {
  /** Before the first measurement, and where nothing is laid out (in tests). */
  readonly fallback: Size;
  /** Least size that the drawing can do with; below it the frame scrolls. */
  readonly least?: Size;
  readonly children: (size: Size) => ReactNode;
}

/** Fills its frame with a drawing made for exactly that size, so that type keeps its size. */
export function Measured({ fallback, least, children }: Props) {
  const { ref, width, height } = useElementSize<HTMLDivElement>();
  const size = width > 0 && height > 0 ? { width, height } : fallback;
  const drawn = {
    width: Math.max(size.width, least?.width ?? 0),
    height: Math.max(size.height, least?.height ?? 0),
  };
  const scrolls = drawn.width > size.width || drawn.height > size.height;
  return (
    <div
      ref={ref}
      className={classes.frame}
      // What scrolls has to be reached by the keyboard, too.
      data-scrolls={scrolls || undefined}
      {...(scrolls && { role: 'group', 'aria-label': 'Drawing, larger than here', tabIndex: 0 })}
    >
      {children(drawn)}
    </div>
  );
}
