import { startTransition, useEffect, useRef, useState, type ReactNode } from 'react';
import classes from './Measured.module.css';

export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Props {
  /** Where nothing is laid out, as in tests. */
  readonly fallback: Size;
  /** Least size that the drawing can do with; below it the frame scrolls. */
  readonly least?: Size;
  readonly children: (size: Size) => ReactNode;
}

/**
 * Fills its frame with a drawing made for exactly that size, so that type keeps its size. The
 * drawing comes right after what is around it: it takes longest, and no input waits for it.
 */
export function Measured({ fallback, least, children }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSizeOf(frame);
  const room = size && size.width > 0 && size.height > 0 ? size : fallback;
  const drawn = {
    width: Math.max(room.width, least?.width ?? 0),
    height: Math.max(room.height, least?.height ?? 0),
  };
  const scrolls = size !== null && (drawn.width > room.width || drawn.height > room.height);
  return (
    <div
      ref={frame}
      className={classes.frame}
      // What scrolls has to be reached by the keyboard, too.
      data-scrolls={scrolls || undefined}
      {...(scrolls && { role: 'group', 'aria-label': 'Drawing, larger than here', tabIndex: 0 })}
    >
      {size && children(drawn)}
    </div>
  );
}

/** The size of an element in CSS pixels; `null` until it has been measured. */
function useSizeOf(frame: React.RefObject<HTMLDivElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      startTransition(() => {
        setSize((before) =>
          before?.width === width && before.height === height ? before : { width, height },
        );
      });
    };
    // Told of the first size right before it is painted, so that the drawing comes after the paint.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (element.clientWidth === 0) measure();
    return () => {
      observer.disconnect();
    };
  }, [frame]);
  return size;
}
